"""Posting: which notices go by e-mail now, in as few letters as people can bear; and their way to the server."""

import smtplib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Count, F

from xiaodui.core import clock
from xiaodui.notices.kinds import kind_named
from xiaodui.notices.letters import address_of, written
from xiaodui.notices.models import Letter, Notice, Preference
from xiaodui.notices.rules import MAILS_AN_HOUR, TRIES, Wish, mail_at, wait_after
from xiaodui.people.calendars import calendars_of

log = structlog.get_logger("notices")
LOOK_BACK = timedelta(days=14)
"""Older ones stay in the inbox alone: a mail server set up today doesn't send last year's news."""
MOST_LETTERS = 200
CLAIM = timedelta(minutes=10)
"""For so long a letter belongs to who took it up; longer than any try takes."""
HOUR = timedelta(hours=1)


def write_letters() -> int:
    """A letter for each person for whom something is due; how many. Five queries when nothing is."""
    now = clock.now()
    pending: dict[int, list[tuple[int, str, datetime]]] = defaultdict(list)
    rows = Notice.objects.unread().filter(letter=None, given_at__gt=now - LOOK_BACK, person__is_active=True)
    rows = rows.exclude(person__email="").exclude(person__notice_preference__mail="off").order_by("given_at")
    for pk, person, kind, given_at in rows.values_list("pk", "person", "kind", "given_at").iterator():
        pending[person].append((pk, kind, given_at))
    if not pending:
        return 0
    wishes, sent = wishes_of(pending), _sent_since(now - HOUR)
    return sum(
        _write(person, _due(notices, wishes[person], now), now)
        for person, notices in pending.items()
        if sent[person] < MAILS_AN_HOUR
    )


def wishes_of(people: Any) -> Mapping[int, Wish]:
    """Each person's wish, by his preference and calendar; three queries."""
    calendars, own = calendars_of(people), {one.person_id: one for one in Preference.objects.filter(person__in=people)}
    found = {}
    for pk, calendar in calendars.items():
        one = own.get(pk) or Preference(person_id=pk)
        found[pk] = Wish(
            one.mail, one.digest_at, one.quiet_from, one.quiet_until, one.rests, calendar.zone, calendar.is_workday
        )
    return found


def _sent_since(then: datetime) -> Counter[int]:
    rows = Letter.objects.filter(made_at__gt=then).values("person").annotate(n=Count("pk"))
    return Counter({row["person"]: row["n"] for row in rows})


def _due(notices: list[tuple[int, str, datetime]], wish: Wish, now: datetime) -> list[int]:
    found = ((pk, mail_at(given_at, kind_named(kind).urgent, wish)) for pk, kind, given_at in notices)
    return [pk for pk, at in found if at is not None and at <= now]


def _write(person: int, due: list[int], now: datetime) -> int:
    """A transaction a letter: a morning's five thousand digests must not hold SQLite's only writer."""
    if due:
        with transaction.atomic():
            letter = Letter.objects.create(person_id=person, made_at=now, next_at=now)
            Notice.objects.filter(pk__in=due, letter=None).update(letter=letter)
    return bool(due)


def post_letters() -> int:
    """Try each letter that waits, oldest first; how many went. Stops where the server itself is out of reach."""
    now, went = clock.now(), 0
    letters = Letter.objects.waiting().filter(next_at__lte=now).select_related("person").order_by("next_at")
    address, connection = address_of(), get_connection()
    for letter in letters[:MOST_LETTERS]:
        # Claimed by one update: two workers must not send the same letter.
        if not Letter.objects.waiting().filter(pk=letter.pk, next_at=letter.next_at).update(next_at=now + CLAIM):
            continue
        message = written(letter, address)
        if message is None:
            letter.delete()
            continue
        try:
            message.connection = connection
            message.send()
        except (OSError, smtplib.SMTPException, ValueError) as error:  # an address that no header can hold
            _failed(letter, error)
            if _is_the_server(error):
                break
        else:
            Letter.objects.filter(pk=letter.pk).update(sent_at=clock.now(), error="")
            went += 1
    return went


def _is_the_server(error: Exception) -> bool:
    """Whether the next letter would meet the same. SMTPException is an OSError, so what it says counts."""
    about_this_one = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused, ValueError)
    return not isinstance(error, about_this_one)


def _failed(letter: Letter, error: Exception) -> None:
    """Keep the error's class only: its text may quote an address."""
    tries, now = letter.tries + 1, clock.now()
    given_up = isinstance(error, smtplib.SMTPRecipientsRefused) or tries >= TRIES
    Letter.objects.filter(pk=letter.pk).update(
        tries=F("tries") + 1,
        error=type(error).__name__,
        next_at=now + wait_after(tries),
        given_up_at=now if given_up else None,
    )
    log.warning("letter.failed", letter=letter.pk, error=type(error).__name__, tries=tries)


@dataclass(frozen=True)
class State:
    """What the page of the mail server says: instants, counts, and the class of the newest failure."""

    sent_at: datetime | None
    waiting: int
    given_up: int
    error: str


def state() -> State:
    failed = Letter.objects.exclude(error="").order_by("-pk").values_list("error", flat=True).first()
    return State(
        Letter.objects.exclude(sent_at=None).order_by("-sent_at").values_list("sent_at", flat=True).first(),
        Letter.objects.waiting().count(), Letter.objects.exclude(given_up_at=None).count(), failed or "",
    )  # fmt: skip
