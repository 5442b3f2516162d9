"""The nightly backup."""

from django.db import transaction

from xiaodui.core.refusal import Refusal
from xiaodui.jobs import daily, job
from xiaodui.jobs.perform import JobFailed
from xiaodui.journal import record
from xiaodui.upkeep import backup
from xiaodui.upkeep.verbs import BACKUP_FAILED, BACKUP_MADE


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
