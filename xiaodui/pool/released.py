"""A timed release as its page shows it: each lot, what one can do with it now, and why it went where it went."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.people.models import Person
from xiaodui.pool.acts.drawing import closes
from xiaodui.pool.models import Bid, Lot, Release
from xiaodui.pool.rules import masks

COMING, OPEN, DRAWING, DRAWN, OFF = "coming", "open", "drawing", "drawn", "off"


@dataclass(frozen=True)
class Line:
    """One lot. `nonce` is the reader's own while he waits; `url` opens the customer for whom it became visible."""

    lot: Lot
    name: str
    state: str
    nonce: str = ""
    is_mine: bool = False
    said: str = ""
    url: bool = False
    order: list[tuple[str, str]] = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.lot.pk


def state_of(release: Release, now: datetime) -> str:
    if release.withdrawn_at:
        return OFF
    if release.settled_at:
        return DRAWN
    if now < release.opens_at:
        return COMING
    return OPEN if now < closes(release) else DRAWING


def lines_of(release: Release, person: Any) -> list[Line]:
    """Four queries. Who asked and how it was decided stand in the lot's detail once it is drawn, for everybody who sits
    in the pool; before that one knows of one's own."""
    lots = list(Lot.objects.visible_to(person).filter(release=release).select_related("customer").order_by("pk"))
    mine = dict(Bid.objects.visible_to(person).filter(lot__in=lots, person=person).values_list("lot_id", "nonce"))
    people = {int(key[7:]) for lot in lots for key in lot.detail.get("order", ())}
    names = {
        f"person:{pk}": name
        for pk, name in Person.objects.visible_to(person).filter(pk__in=people).values_list("pk", "name")
    }
    seen = set(
        Customer.objects.visible_to(person)
        .filter(pk__in=[lot.customer_id for lot in lots])
        .values_list("pk", flat=True)
    )
    state, me = state_of(release, clock.now()), f"person:{person.pk}"
    return [_line(lot, state, mine.get(lot.pk, ""), names, me, lot.customer_id in seen) for lot in lots]


def _line(lot: Lot, state: str, nonce: str, names: Mapping[str, str], me: str, seen: bool) -> Line:
    name = lot.customer.name if seen else masks.text(lot.customer.name)
    if not lot.settled_at or not lot.detail:
        return Line(lot, name, state, nonce)
    detail = lot.detail
    order = [(names.get(who, _("某位同事")), _told_of(detail, who)) for who in detail["order"]]
    mine = detail["winner"] == me
    return Line(lot, name, DRAWN, nonce, mine, why(detail, names, me), seen, order)


def _told_of(detail: Mapping[str, Any], who: str) -> str:
    """What decided beside the ticket: his claims and wins, and why he was passed over."""
    counted = detail["standings"].get(who)
    said = (
        _("最近领了 %(claims)s 条，成交 %(won)s 条") % dict(zip(("claims", "won"), counted, strict=True))
        if counted
        else ""
    )
    return " · ".join(part for part in (said, passed_said(detail["passed"].get(who, ""))) if part)


def why(detail: Mapping[str, Any], names: Mapping[str, str], me: str) -> str:
    """The result in one sentence, from where the reader stands."""
    asked, winner = len(detail["order"]), detail["winner"]
    if winner is None:
        if detail["why"] == "gone":
            return _("开奖前归了别人，没有抽。")
        return _("没有人抢，已经回到公海，先领先得。") if not asked else _("报名的都到了上限，已经回到公海，先领先得。")
    said = {
        "count": asked,
        "place": detail["order"].index(me) + 1 if me in detail["order"] else 0,
        "name": names.get(winner, ""),
    }
    if winner == me:
        return _("归你了。%(count)s 人报名，你排第 %(place)s。") % said
    if me in detail["passed"]:
        return _("%(count)s 人报名，你排第 %(place)s，但%(why)s，归 %(name)s。") % {
            **said,
            "why": passed_said(detail["passed"][me]),
        }
    if said["place"]:
        return _("%(count)s 人报名，你排第 %(place)s，归 %(name)s。") % said
    return _("%(count)s 人报名，归 %(name)s。") % said


def passed_said(code: str) -> str:
    return {
        "": "", "claim.day": _("当天已领满"), "claim.held": _("手上已放满"), "claim.level": _("这一级当天已领满"),
        "claim.pool-day": _("这个公海当天已领满"), "claim.interval": _("刚领过一条"), "claim.cooling": _("还在冷却"),
        "rules.unsigned": _("没签规矩"),
    }.get(code, _("当时不能领"))  # fmt: skip


def message_of(lot: Lot) -> str:
    """The bytes that were hashed, line by line, for somebody who checks by hand."""
    detail = lot.detail
    lines = ["xiaodui-draw-1", detail["seed"], detail["release"], f"lot:{lot.pk}"]
    return "\n".join([*lines, *(f"{who} {nonce.encode().hex()}" for who, nonce in detail["bids"])])
