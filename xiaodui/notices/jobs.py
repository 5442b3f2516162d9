"""The post goes every two minutes; what was read long ago goes once a day."""

from datetime import timedelta

from django.db import transaction

from xiaodui.core import clock
from xiaodui.jobs import daily, every, job
from xiaodui.journal import Fact
from xiaodui.notices.giving import notify
from xiaodui.notices.kinds import kind_named
from xiaodui.notices.models import Letter, Notice
from xiaodui.notices.posting import post_letters, write_letters
from xiaodui.people.signin import can_mail

READ_KEPT, LETTERS_KEPT = timedelta(days=180), timedelta(days=60)
CHUNK = 500


@every(minutes=2)
@job("notices.post", zh="发通知邮件", en="Post notices", retries=0)
def post(run) -> None:  # type: ignore[no-untyped-def]
    """Nothing without a mail server. A letter that fails waits by itself, so this is never tried again."""
    if can_mail():
        write_letters()
        post_letters()


@job("notices.give", zh="发一批通知", en="Give notices", retries=5)
def give(run, kind, fact, to, about, told) -> None:  # type: ignore[no-untyped-def]
    """The rest of those whom one fact concerns; a fact given again changes nothing."""
    found = Fact.objects.filter(pk=fact).first()
    if found is not None:
        with transaction.atomic():
            notify(kind_named(kind), found, to, about=about, told=told)


@daily("03:50")
@job("notices.tidy", zh="清理旧通知", en="Tidy notices", retries=1, backoff=600)
def tidy(run) -> None:  # type: ignore[no-untyped-def]
    now = clock.now()
    _remove(Notice.objects.filter(read_at__lt=now - READ_KEPT))
    _remove(Letter.objects.filter(made_at__lt=now - LETTERS_KEPT).exclude(sent_at=None, given_up_at=None))


def _remove(rows) -> None:  # type: ignore[no-untyped-def]
    """In small bites: on SQLite each holds the only writer's turn."""
    while ids := list(rows.values_list("pk", flat=True)[:CHUNK]):
        rows.model.objects.filter(pk__in=ids).delete()
