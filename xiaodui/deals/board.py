"""The board as values: lanes with their totals and first cards, in a number of queries that no size changes."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.walks import one_after_another
from xiaodui.core.web.lists import Narrowing
from xiaodui.core.web.lists.keyset import pack
from xiaodui.deals import narrow
from xiaodui.deals.acts.rights import seller_or_leader
from xiaodui.deals.cards import FIELDS, drawn, face_of
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.models.deal import stayed_too_long
from xiaodui.deals.rules import month_start, weighted
from xiaodui.deals.showing import CARD_MARKS
from xiaodui.deals.totals import WON, Total, by_lane
from xiaodui.people.models import Person, Team

CARDS = 20
MOST = 200
"""A lane that asks again shows what was loaded of it, up to this many."""


class Card(NamedTuple):
    """`place` orders it in its lane: the day it was won, or the instant it came into the stage."""

    pk: int
    lane: str
    place: Any
    html: SafeString


@dataclass
class Lane:
    """One column: a stage, or WON for what was won this month."""

    key: str
    name: Any
    total: Total
    stage: Stage | None = None
    cards: list[Card] = field(default_factory=list)
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
        return pack(json.dumps([last.place.isoformat(), last.pk]))


class Board:
    """One reader's board for one request; rows are asked for when they are looked at."""

    def __init__(self, request: Any, path: str = "") -> None:
        self.request, self.person = request, request.user
        self.narrowing = Narrowing(narrow.BOARD, request, path)
        self.today = clock.today()
        self.since = month_start(self.today)
        self._movers: dict[int, bool] = {}

    @cached_property
    def deals(self) -> Any:
        return self.narrowing.narrow(Deal.objects.visible_to(self.person))

    @cached_property
    def stages(self) -> list[Stage]:
        return list(Stage.objects.in_use())

    @cached_property
    def totals(self) -> dict[Any, Total]:
        return by_lane(self.deals, self.since, stayed_too_long(self.stages, clock.now()))

    def lane(self, key: str) -> Lane | None:
        if key == WON:
            return Lane(WON, _("赢单 · 本月"), self.totals[WON])
        stage = next((one for one in self.stages if str(one.pk) == key), None)
        return Lane(key, stage.name, self.totals[stage.pk], stage) if stage else None

    @cached_property
    def lanes(self) -> list[Lane]:
        """All lanes with their first cards: one query for the cards of all."""
        found = [lane for key in [*(str(stage.pk) for stage in self.stages), WON] if (lane := self.lane(key))]
        first = RawSQL(*one_after_another(self.rows(lane).values("pk")[:CARDS] for lane in found))  # nosec B611
        cards = self.drawn(Deal.objects.visible_to(self.person).filter(pk__in=first))
        for lane in found:
            lane.cards = sorted((card for card in cards if card.lane == lane.key), key=_place, reverse=True)
        return found

    def filled(self, lane: Lane, wanted: int = CARDS, after: tuple[Any, int] | None = None) -> Lane:
        """The lane with `wanted` cards, or the next ones that follow `after`."""
        rows = self.rows(lane)
        if after:
            since, pk = after
            on = "won_on" if lane.key == WON else "stage_since"
            rows = rows.filter(Q(**{f"{on}__lte": since}) & (Q(**{f"{on}__lt": since}) | Q(pk__lt=pk)))
        lane.cards = self.drawn(rows[: min(max(wanted, CARDS), MOST)])
        return lane

    def rows(self, lane: Lane) -> Any:
        """Newest in the lane first; the partial indexes `deal_board` and `deal_won_on` stand in this order."""
        if lane.key == WON:
            return self.deals.won().filter(won_on__gte=self.since).order_by("-won_on", "-pk")
        return self.deals.open().filter(stage=lane.stage).order_by("-stage_since", "-pk")

    def drawn(self, deals: Any) -> list[Card]:
        """These deals as cards, each as this reader may move it, in the order of `deals`. A query, and one a mark."""
        now, language = clock.now(), get_language()
        usual = {stage.pk: stage.usual_days for stage in self.stages}
        cards, rows = [], list(deals.values_list(*FIELDS, named=True))
        marks: dict[int, str] = {}
        for ask in CARD_MARKS:
            marks |= ask([row.pk for row in rows if row.won_on is None])
        for row in rows:
            movable = row.won_on is None and row.lost_on is None and self.may_move(row)
            face = face_of(row, usual.get(row.stage_id, 0), movable, now, self.today, language, marks.get(row.pk, ""))
            place = row.won_on or row.stage_since
            cards.append(Card(row.pk, WON if row.won_on else str(row.stage_id), place, drawn(face)))
        return cards

    def may_move(self, row: Any) -> bool:
        """The right to move is one for all deals of an owner: asked once of each."""
        if row.owner_id not in self._movers:
            team = Team(pk=row.owner__team_id, path=row.owner__team__path) if row.owner__team_id else None
            owner = Person(pk=row.owner_id, team=team)
            self._movers[row.owner_id] = seller_or_leader(self.person, Deal(owner=owner))
        return self._movers[row.owner_id]

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


def _place(card: Card) -> tuple[Any, int]:
    return (card.place, card.pk)
