"""The board as values: lanes with their totals and first cards, in a number of queries that no size changes."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.web.lists import Narrowing
from xiaodui.core.web.lists.keyset import pack
from xiaodui.deals import narrow
from xiaodui.deals.acts.rights import seller_or_leader
from xiaodui.deals.cards import drawn, face_of
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.models.deal import stayed_too_long
from xiaodui.deals.rules import month_start, weighted
from xiaodui.deals.totals import WON, Total, by_lane

CARDS = 20
MOST = 200
"""A lane that asks again shows what was loaded of it, up to this many."""


@dataclass
class Lane:
    """One column: a stage, or WON for what was won this month."""

    key: str
    name: Any
    total: Total
    stage: Stage | None = None
    cards: list[Deal] = field(default_factory=list)
    before: int = 0
    """How many cards stand above these on the reader's page."""

    @property
    def shown(self) -> int:
        return self.before + len(self.cards)

    @property
    def left(self) -> int:
        return max(self.total.count - self.shown, 0) if self.cards else 0

    @property
    def after(self) -> str:
        """Where the next cards begin."""
        last = self.cards[-1]
        return pack(json.dumps([(last.won_on or last.stage_since).isoformat(), last.pk]))


class Board:
    """One reader's board for one request; rows are asked for when they are looked at."""

    def __init__(self, request: Any, path: str = "") -> None:
        self.request, self.person = request, request.user
        self.narrowing = Narrowing(narrow.BOARD, request, path)
        self.today = clock.today()
        self.since = month_start(self.today)

    @cached_property
    def deals(self) -> Any:
        return self.narrowing.narrow(Deal.objects.visible_to(self.person))

    @cached_property
    def stages(self) -> list[Stage]:
        return list(Stage.objects.in_use())

    @cached_property
    def totals(self) -> dict[Any, Total]:
        stuck = Q(won_on=None, lost_on=None) & stayed_too_long(self.stages, clock.now())
        return by_lane(self.deals, self.since, stuck)

    def lane(self, key: str) -> Lane | None:
        if key == WON:
            return Lane(WON, _("赢单 · 本月"), self.totals[WON])
        stage = next((one for one in self.stages if str(one.pk) == key), None)
        return Lane(key, stage.name, self.totals[stage.pk], stage) if stage else None

    @cached_property
    def lanes(self) -> list[Lane]:
        """All lanes with their first cards: one query for the cards of all."""
        found = [lane for key in [*(str(stage.pk) for stage in self.stages), WON] if (lane := self.lane(key))]
        wanted = Q(pk__in=[])
        for lane in found:
            wanted |= Q(pk__in=self.rows(lane).values("pk")[:CARDS])
        cards = _with_names(Deal.objects.visible_to(self.person).filter(wanted))
        for lane in found:
            mine = [deal for deal in cards if _key(deal) == lane.key]
            lane.cards = self.marked(sorted(mine, key=_place, reverse=True))
        return found

    def filled(self, lane: Lane, wanted: int = CARDS, after: tuple[datetime, int] | None = None) -> Lane:
        """The lane with `wanted` cards, or the next ones that follow `after`."""
        rows = self.rows(lane)
        if after:
            since, pk = after
            on = "won_on" if lane.key == WON else "stage_since"
            rows = rows.filter(Q(**{f"{on}__lte": since}) & (Q(**{f"{on}__lt": since}) | Q(pk__lt=pk)))
        lane.cards = self.marked(list(_with_names(rows)[: min(max(wanted, CARDS), MOST)]))
        return lane

    def rows(self, lane: Lane) -> Any:
        """Newest in the lane first; the partial indexes `deal_board` and `deal_won_on` stand in this order."""
        if lane.key == WON:
            return self.deals.filter(won_on__gte=self.since).order_by("-won_on", "-pk")
        return self.deals.open().filter(stage=lane.stage).order_by("-stage_since", "-pk")

    def marked(self, cards: list[Deal]) -> list[Deal]:
        """The same cards, each knowing its stage without a query and drawn as this reader may move it."""
        stages = {stage.pk: stage for stage in self.stages}
        for deal in cards:
            if deal.stage_id in stages:
                deal.stage = stages[deal.stage_id]
            movable = not deal.closed_on and seller_or_leader(self.person, deal)
            deal.card = drawn(face_of(deal, movable))  # type: ignore[attr-defined]
        return cards

    @property
    def open_amount(self) -> Decimal:
        return sum((self.totals[stage.pk].amount for stage in self.stages), Decimal(0))

    @property
    def weighted_amount(self) -> Decimal:
        return weighted([(self.totals[stage.pk].amount, stage.chance) for stage in self.stages])

    @property
    def won_amount(self) -> Decimal:
        return self.totals[WON].amount

    @cached_property
    def filters(self) -> list[Any]:
        """The bar's filters: without the teams for one who sees none, with the number of stuck ones."""
        shown = [bound for bound in self.narrowing.main if bound.filter is not narrow.TEAM or bound.choices]
        for bound in shown:
            if bound.filter is narrow.STUCK:
                bound.count = sum(total.stuck for total in self.totals.values())
        return shown


def _key(deal: Deal) -> str:
    return WON if deal.won_on else str(deal.stage_id)


def _place(deal: Deal) -> tuple[Any, int]:
    return (deal.won_on or deal.stage_since, deal.pk)


def _with_names(deals: Any) -> Any:
    return deals.select_related("customer", "owner__team").only(
        "title", "amount", "currency", "stage", "stage_since", "next_step", "next_on", "won_on", "lost_on", "version",
        "customer__name", "owner__name", "owner__team__path",
    )  # fmt: skip
