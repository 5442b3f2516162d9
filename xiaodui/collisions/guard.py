"""判之前两边都不报价: neither side sells to a customer about which they quarrel; the leader answers it."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.collisions.acts.rights import may_rule
from xiaodui.collisions.models import Collision
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.customers.sockets import Touch
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.journal import record

QUARRELS = Prepared(
    lambda customers: Collision.objects.open().filter(customer__in=customers).select_related("judge"), [int]
)


def until_the_ruling(touches: Sequence[Touch]) -> list[Refusal | None]:
    """One query for all that would sell, none where nobody does."""
    wanted = {touch.customer.pk for touch in touches if touch.what == "sell"}
    if not wanted:
        return [None] * len(touches)
    found: dict[int, list[Collision]] = {}
    for one in QUARRELS.records(sorted(wanted)):
        found.setdefault(one.customer_id, []).append(one)
    return [_refusal(touch, found.get(touch.customer.pk, [])) for touch in touches]


def _refusal(touch: Touch, collisions: Sequence[Collision]) -> Refusal | None:
    """Whoever sells for one of the two is one of them; the leader who answers the customer himself isn't."""
    hands = {touch.by.pk, touch.to.pk}
    mine = next((one for one in collisions if touch.what == "sell" and hands & set(one.sides)), None)
    if mine is None:
        return None
    judge = mine.judge.name if mine.judge else _("上一级")
    return Refusal(
        "collision.open",
        _("「%(name)s」正在判撞单，判之前两边都不报价（%(cite)s）。客户等着，就请 %(judge)s 先答。")
        % {"name": mine.name, "cite": mine.cite, "judge": judge},
        attempt=partial(_note, touch, mine), cite=mine.cite,
    )  # fmt: skip


def answered_by(person: Any, ids: Iterable[int]) -> set[int]:
    """Whose ruling they wait for: he may give the customer an answer of his own meanwhile, for neither side. Nothing of
    it outlives the ruling."""
    found = Collision.objects.open().filter(customer__in=list(ids)).select_related("team")
    return {one.customer_id for one in found if may_rule(person, one)}


def _note(touch: Touch, collision: Collision) -> Any:
    return record(
        CUSTOMER_REFUSED, touch.customer, by=touch.by, within=touch.customer, what=touch.what, cite=collision.cite,
        why=["collision"],
    )  # fmt: skip
