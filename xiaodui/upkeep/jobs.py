"""The nightly backup, and the journal's head leaving the house."""

from datetime import timedelta

from django.core.mail import send_mail
from django.db import connection, transaction
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.jobs import daily, job
from xiaodui.jobs.perform import JobFailed
from xiaodui.journal import record
from xiaodui.journal.heads import daily_head
from xiaodui.people.models import Person
from xiaodui.people.signin import can_mail
from xiaodui.upkeep import backup
from xiaodui.upkeep.verbs import BACKUP_FAILED, BACKUP_MADE


@daily("00:10")
@job("upkeep.head", zh="寄出账簿指纹", en="Mail the journal's head", retries=3, backoff=600)
def send_head(run) -> None:  # type: ignore[no-untyped-def]
    """Yesterday's head to every owner with an address: a copy that nobody can take back. Nothing without a mail server."""
    head = daily_head(clock.today() - timedelta(days=1))
    owners = Person.objects.active().filter(is_owner=True).exclude(email="").values_list("email", flat=True)
    if head is not None and can_mail() and owners:
        send_mail(_("账簿指纹 %(day)s") % {"day": head.day}, head.sentence, None, list(owners))


@daily("04:10")
@job("upkeep.statistics", zh="更新查询统计", en="Refresh planner statistics", retries=1, backoff=600)
def refresh_statistics(run) -> None:  # type: ignore[no-untyped-def]
    """Let the database count its rows anew: without it, SQLite picks a slow way to one seller's board among 400,000 deals."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # A bounded look at each index: milliseconds, where a full ANALYZE would read every row.
            cursor.execute("PRAGMA analysis_limit=1000")
        cursor.execute("ANALYZE")


@daily("02:30")
@job("upkeep.backup", zh="夜间备份", en="Nightly backup", retries=2, backoff=300)
def nightly(run) -> None:  # type: ignore[no-untyped-def]
    """Make, verify, sweep. A failure is a fact that the owner sees on his Today page, and a failed job."""
    try:
        made = backup.make()
    except (Refusal, OSError) as error:
        why = str(error) if isinstance(error, Refusal) else type(error).__name__
        with transaction.atomic():
            record(BACKUP_FAILED, "backup:0", by=None, why=why[:200])
        raise JobFailed(why[:200]) from error
    backup.sweep()
    with transaction.atomic():
        record(BACKUP_MADE, "backup:0", by=None, name=made.path.name, facts=made.facts, bytes=made.bytes)
