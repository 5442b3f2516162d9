"""A collision told as a case: both sides beside each other on their time lines, each as this reader may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.collisions.acts.pleading import standing_offer
from xiaodui.collisions.acts.rights import is_party, may_rule
from xiaodui.collisions.evidence import now_of
from xiaodui.collisions.models import Collision, Offer, Plea
from xiaodui.collisions.rules import by_the_clause
from xiaodui.collisions.words import attempt_said, terms_said
from xiaodui.core import clock
from xiaodui.customers.sockets import HELD
from xiaodui.journal import Fact
from xiaodui.journal.telling import tell


@dataclass(frozen=True)
class Line:
    """One thing that a side did. `weighs` marks the first genuine follow-up, `id` the fact that a ruling may rest on."""

    id: int
    when: datetime
    said: Any
    icon: str
    words: Any = ""
    dot: str = ""
    weighs: bool = False
    kept: bool = False


@dataclass(frozen=True)
class Side:
    key: str
    person: Any
    lines: Sequence[Line]
    pleas: Sequence[Plea]
    offer: Offer | None
    offered: str
    masked: bool = False
    mine: bool = False
    held: str = ""


@dataclass(frozen=True)
class Case:
    collision: Collision
    sides: Sequence[Side]
    hint: str
    result: str
    rests: Line | None
    may: dict[str, bool]
    masked: bool

    @property
    def lines(self) -> list[Line]:
        return [line for side in self.sides for line in side.lines]


def case_of(collision: Collision, person: Any) -> Case:
    """For one who sees it: some fifteen queries, whatever the amount of evidence. The challenger reads what he did
    himself and, of the holder's side, only what anybody may be told (decision 0009)."""
    evidence = now_of(collision)
    masked = is_only_challenger(collision, person)
    facts = _facts(collision, evidence, masked)
    pleas = list(collision.pleas.filter(pk__in=Plea.objects.visible_to(person)).select_related("by").order_by("pk"))
    sides = [
        _side(collision, key, person, facts, evidence, pleas, masked) for key in ("holder", "challenger")
    ]  # fmt: skip
    lines = {line.id: line for side in sides for line in side.lines}
    return Case(
        collision, sides, "" if masked or not collision.is_open else hint_of(collision, facts, evidence),
        terms_said(collision.outcome, collision.to, collision.other, collision.share) if collision.outcome else "",
        lines.get(collision.rests_on or 0), allowed(person, collision), masked,
    )  # fmt: skip


def is_only_challenger(collision: Collision, person: Any) -> bool:
    """He ran into it, and nothing else lets him see the customer's records."""
    return bool(
        is_party(person, collision) and not person.reach.acts_for(collision.holder_id)
    ) and not person.reach.sees(collision.holder_id)


def allowed(person: Any, collision: Collision) -> dict[str, bool]:
    party, rules = collision.is_open and is_party(person, collision), collision.is_open and may_rule(person, collision)
    return {"plead": party, "settle": party, "rule": rules, "recuse": rules}


def _facts(collision: Collision, evidence: dict[str, Any], masked: bool) -> dict[int, Fact]:
    wanted = {*collision.attempts, *evidence.get("challenger", [])}
    if not masked:
        wanted |= set(evidence.get("holder", []))
    return {fact.pk: fact for fact in Fact.objects.filter(pk__in=wanted)}


def _side(
    collision: Collision, key: str, person: Any, facts: dict[int, Fact], evidence: dict[str, Any], pleas: Sequence[Plea], masked: bool
) -> Side:  # fmt: skip
    who = getattr(collision, key)
    hidden = masked and key == "holder"
    first = evidence.get("first", {}).get(key)
    own = [facts[pk] for pk in evidence.get(key, []) if pk in facts]
    known = {f"customer:{collision.customer_id}": collision.name} if not masked else {}
    lines = [
        Line(one.id, one.when, one.sentence, one.icon, one.words or one.why, one.dot, one.id == first, True)
        for one in tell(own, person, known=known)
    ]
    if key == "challenger":
        tries = [facts[pk] for pk in collision.attempts if pk in facts]
        lines += [Line(one.pk, one.happened_at, attempt_said(one.detail), "shield", dot="w") for one in tries]
    offer = standing_offer(collision, who) if collision.is_open else None
    return Side(
        key, who, sorted(lines, key=lambda line: (line.when, line.id)), [one for one in pleas if one.by_id == who.pk], offer,
        terms_said(offer.outcome, offer.to, _other(collision, offer), offer.share) if offer else "",
        hidden, person.pk == who.pk, _held(collision) if key == "holder" else "",
    )  # fmt: skip


def _other(collision: Collision, offer: Offer) -> Any:
    return collision.challenger if offer.to_id == collision.holder_id else collision.holder


def _held(collision: Collision) -> str:
    """What anybody may be told of how it is held now."""
    found = [ask([collision.customer_id]).get(collision.customer_id) for ask in HELD]
    return next((str(one) for one in found if one), "")


def hint_of(collision: Collision, facts: dict[int, Fact], evidence: dict[str, Any]) -> str:
    """What the clause says of it, for who rules and for the holder."""
    first = evidence.get("first", {})
    at = {side: facts[pk].happened_at if pk in facts else None for side, pk in first.items()}
    until = collision.protection.get("until")
    protected = bool(until and datetime.fromisoformat(until) > collision.opened_at)
    side = by_the_clause(protected, at.get("holder"), at.get("challenger"))
    said = {
        "protected": _("撞上时客户在 %(name)s 的保护期里，按条款归 %(name)s。") % {"name": collision.holder.name},
        "holder_first": _("没有保护，%(name)s 先有有效跟进。") % {"name": collision.holder.name},
        "challenger_first": _("没有保护，%(name)s 先有有效跟进。") % {"name": collision.challenger.name},
        "none": _("没有保护，两边都还没有有效跟进，听双方怎么说。"),
    }
    return said[side]


def age_of(collision: Collision) -> Any:
    return (collision.ended_at or clock.now()) - collision.opened_at
