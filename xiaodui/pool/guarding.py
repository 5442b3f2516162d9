"""The guard of protected customers, and what anybody may be told of them: plugged into the customers room."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.core.spoken import day
from xiaodui.customers.sockets import JOINED, Touch
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.journal import record
from xiaodui.pool.models import Place, Protection
from xiaodui.pool.reckoning import last_day
from xiaodui.pool.rules.guarding import Hand, gets_through

HOLDING = Prepared(
    lambda customer, now: Protection.objects.holding(now).filter(customer_id=customer).values_list("pk"), int, datetime
)


def keep_protected(touches: Sequence[Touch]) -> list[Refusal | None]:
    """One query for all touches, and one a socket and person for those that aren't the owner's."""
    asked = [touch for touch in touches if touch.by is not None]
    ids = {touch.customer.pk for touch in asked}
    if len(ids) == 1 and not HOLDING.rows(*ids, clock.now()):
        return [None] * len(touches)
    rows = Protection.objects.holding(clock.now()).filter(customer_id__in=ids).select_related("person__team__leader")
    held = {row.customer_id: row for row in rows} if ids else {}
    joined = _joined([touch for touch in asked if touch.customer.pk in held])
    return [_answer(touch, held.get(touch.customer.pk), joined) if touch.by is not None else None for touch in touches]


def _answer(touch: Touch, row: Protection | None, joined: dict[int, set[int]]) -> Refusal | None:
    if row is None or gets_through(touch.what, _hand(touch, row, joined)):
        return None
    return refusal(touch, row)


def _hand(touch: Touch, row: Protection, joined: dict[int, set[int]]) -> Hand:
    by, to, pk = touch.by, touch.to, touch.customer.pk
    team = row.person.team
    return Hand(
        owner=bool(by.reach.acts_for(row.person_id)),
        for_owner=to is not None and to.pk == row.person_id,
        joined=pk in joined[by.pk] or (to is not None and to.pk != by.pk and pk in joined[to.pk]),
        leads=bool(by.may("lead", team) if team else by.may("lead") and by.reach.everything),
    )


def _joined(touches: Iterable[Touch]) -> dict[int, set[int]]:
    """Ids by person: with which of them he works by the owner's consent."""
    asked: dict[int, tuple[Any, set[int]]] = {}
    for touch in touches:
        for person in (touch.by, touch.to):
            if person is not None:
                asked.setdefault(person.pk, (person, set()))[1].add(touch.customer.pk)
    found: dict[int, set[int]] = defaultdict(set)
    for pk, (person, ids) in asked.items():
        for ask in JOINED:
            found[pk] |= ask(person, ids)
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
