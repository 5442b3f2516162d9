"""The guard of protected customers, and what anybody may be told of them: plugged into the customers room."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.core.spoken import day
from xiaodui.customers.sockets import ANSWERS, JOINED, Touch
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.journal import record
from xiaodui.pool.models import Place, Protection
from xiaodui.pool.reckoning import last_day
from xiaodui.pool.rules.guarding import Hand, gets_through

HOLDING = Prepared(
    lambda customers, now: (
        Protection.objects.holding(now).filter(customer_id__in=customers).values_list("customer_id", "person_id")
    ),
    [int],
    datetime,
)


def keep_protected(touches: Sequence[Touch]) -> list[Refusal | None]:
    """One query for all touches; two, and one a socket and person, where some aren't the owner's."""
    asked = [touch for touch in touches if touch.by is not None]
    left = _not_the_owners(asked)
    if not left:
        return [None] * len(touches)
    ids = {touch.customer.pk for touch in left}
    rows = Protection.objects.holding(clock.now()).filter(customer_id__in=ids).select_related("person__team__leader")
    held = {row.customer_id: row for row in rows}
    joined, others = _joined(left), set(map(id, left))
    answers = _answers([touch for touch in left if touch.what == "sell" and not _may(touch, held, joined, {})])
    return [
        None
        if id(touch) not in others or _may(touch, held, joined, answers)
        else refusal(touch, held[touch.customer.pk])
        for touch in touches
    ]


def _not_the_owners(asked: Sequence[Touch]) -> list[Touch]:
    """Those that go to a protected customer and neither come from its owner nor are done for him: nearly always none."""
    held = dict(HOLDING.rows(sorted({touch.customer.pk for touch in asked}), clock.now()))
    left = [touch for touch in asked if touch.customer.pk in held]
    return [one for one in left if not gets_through(one.what, Hand(*_his(one, held[one.customer.pk])))]


def _his(touch: Touch, owner: int) -> tuple[bool, bool]:
    """Whether the owner's own hand does it, and whether it is done for him."""
    return bool(touch.by.reach.acts_for(owner)), touch.to is not None and touch.to.pk == owner


def _may(touch: Touch, held: dict[int, Protection], joined: dict[int, set[int]], answers: dict[int, set[int]]) -> bool:
    row = held.get(touch.customer.pk) if touch.by is not None else None
    if row is None:
        return True
    hand = _hand(touch, row, joined)
    return gets_through(touch.what, replace(hand, answers=touch.customer.pk in answers.get(touch.by.pk, ())))


def _answers(touches: Iterable[Touch]) -> dict[int, set[int]]:
    """Ids by person: which of them he may answer himself; asked only where nothing else lets him through."""
    found: dict[int, set[int]] = {}
    for by, ids in _by_person(
        (touch.by, touch) for touch in touches if touch.to is not None and touch.to.pk == touch.by.pk
    ):
        found[by.pk] = {pk for ask in ANSWERS for pk in ask(by, ids)}
    return found


def _by_person(pairs: Iterable[tuple[Any, Touch]]) -> Iterable[tuple[Any, set[int]]]:
    asked: dict[int, tuple[Any, set[int]]] = {}
    for person, touch in pairs:
        asked.setdefault(person.pk, (person, set()))[1].add(touch.customer.pk)
    return asked.values()


def _hand(touch: Touch, row: Protection, joined: dict[int, set[int]]) -> Hand:
    by, to, pk = touch.by, touch.to, touch.customer.pk
    team = row.person.team
    return Hand(
        *_his(touch, row.person_id),
        joined=pk in joined[by.pk] or (to is not None and to.pk != by.pk and pk in joined[to.pk]),
        leads=bool(by.may("lead", team) if team else by.may("lead") and by.reach.everything),
    )


def _joined(touches: Iterable[Touch]) -> dict[int, set[int]]:
    """Ids by person: with which of them he works by the owner's consent."""
    found: dict[int, set[int]] = defaultdict(set)
    pairs = ((person, touch) for touch in touches for person in (touch.by, touch.to) if person is not None)
    for person, ids in _by_person(pairs):
        for ask in JOINED:
            found[person.pk] |= ask(person, ids)
    return found


def refusal(touch: Touch, row: Protection) -> Refusal:
    """It names the clause, the last day and whom to ask; the attempt becomes a fact."""
    leader = row.person.team.leader if row.person.team else None
    said = {
        "customer": touch.customer.name, "owner": row.person.name, "day": day(last_day(row.until), weekday=False),
        "leader": leader.name if leader and leader.pk != row.person_id else "",
    }  # fmt: skip
    if touch.what == "take":
        sentence = _(
            "按「保护期」，「%(customer)s」归 %(owner)s，保护到 %(day)s。要换人，请 %(owner)s 自己移交，或者请组长判。"
        )
    elif said["leader"]:
        sentence = _(
            "按「保护期」，「%(customer)s」归 %(owner)s，保护到 %(day)s。要一起做，先问 %(owner)s 或组长 %(leader)s。"
        )
    else:
        sentence = _("按「保护期」，「%(customer)s」归 %(owner)s，保护到 %(day)s。要一起做，先问 %(owner)s。")
    return Refusal(
        "pool.protected", sentence % said, attempt=partial(_attempted, touch, row), clause=row.cited, until=row.until,
    )  # fmt: skip


def _attempted(touch: Touch, row: Protection) -> None:
    team = row.person.team_id
    record(
        CUSTOMER_REFUSED, touch.customer, by=touch.by, within=touch.customer, team=f"team:{team}" if team else None,
        owner=row.person, what=touch.what, cite=row.cited, until=row.until, to=touch.to,
    )  # fmt: skip


def held(ids: Sequence[int]) -> dict[int, Any]:
    """What anybody may be told: until when it is protected, or that it waits in a pool."""
    now = clock.now()
    rows = Protection.objects.holding(now).filter(customer_id__in=ids).values_list("customer_id", "until")
    found: dict[int, Any] = {
        pk: say("保护到 %(day)s") % {"day": day(last_day(until), weekday=False)} for pk, until in rows
    }
    if left := [pk for pk in ids if pk not in found]:
        waiting = Place.objects.filter(customer_id__in=left).values_list("customer_id", flat=True)
        found |= {pk: say("在公海里") for pk in waiting}
    return found
