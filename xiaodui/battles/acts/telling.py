"""From facts of wins to messages: each fact is told once, several shortly after one another in one report."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from xiaodui.battles.models import BattleReport, Posting, Win
from xiaodui.battles.verbs import BATTLE_REDRAWN, BATTLE_TOLD
from xiaodui.chat.acts import say
from xiaodui.chat.acts.changing import changed
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.deals.measures import WON_AMOUNT
from xiaodui.deals.verbs import DEAL_REOPENED
from xiaodui.governance import rules
from xiaodui.journal import record
from xiaodui.journal.keys import id_of
from xiaodui.journal.models import Fact
from xiaodui.measures.asking import totals
from xiaodui.measures.period import Period, month_of
from xiaodui.people.models import Team

STEP = 4
"""Signs of a team's path for one level of the tree."""
CORRECTED_FOR = timedelta(hours=24)
"""Won again within this after it was reopened, it is the same win told right."""


def tell(facts: Sequence[Fact]) -> list[BattleReport]:
    """Facts of won and reopened deals, in their order; in the caller's transaction. The reports that grew or changed.

    Twice with the same facts it tells nothing more. What was won longer ago than the clause says (an import, a night
    without a server) isn't told at all.
    """
    known = set(Win.objects.filter(fact__in=[fact.pk for fact in facts]).values_list("fact_id", flat=True))
    told: dict[int, list[Win]] = {}
    touched: dict[int, BattleReport] = {}
    for fact in facts:
        if fact.verb == DEAL_REOPENED.name:
            report = _strike(fact)
        elif fact.pk in known or (win := _win(fact)) is None:
            continue
        else:
            report = win.report
            if win.corrects is None:
                told.setdefault(report.pk, []).append(win)
        if report is not None:
            touched[report.pk] = report
    for report in touched.values():
        _hand_out(report)
    for pk, wins in told.items():
        _aloud(touched[pk], wins)
    return list(touched.values())


def _win(fact: Fact) -> Win | None:
    said, now = fact.detail, clock.now()
    team = Team.objects.filter(pk=id_of(fact.team)).first() if fact.team else None
    if now - fact.happened_at > timedelta(minutes=rules.value("battle.oldest_minutes", for_=team).value):
        return None
    before = _reopened(id_of(fact.subject), now)
    report = before.report if before else _report(team, now)
    person = id_of(said["owner"])
    win = Win.objects.create(
        report=report, fact=fact, deal_id=id_of(fact.subject), customer_id=_id(fact.within), product_id=_id(said["product"]),
        person_id=person, amount=Decimal(said["amount"]), currency=said["currency"], won_on=said["on"], told_at=now, corrects=before,
    )  # type: ignore[misc]  # fmt: skip
    day = clock.day_of(fact.happened_at)
    month = Period(month_of(day).start, day)
    Win.objects.filter(pk=win.pk).update(month=_won(month, only={"person_id": person}))
    if team is not None:
        report.team_month = {
            "amount": format(_won(month, team=team), "f"),
            "start": str(month.start),
            "end": str(month.end),
        }
        BattleReport.objects.filter(pk=report.pk).update(team_month=report.team_month)
    return win


def _won(month: Period, **narrowed: Any) -> Decimal:
    """The published measure, as everybody reads it."""
    return totals([WON_AMOUNT.code], None, month, **narrowed)[WON_AMOUNT.code].total or Decimal(0)


def _id(key: str | None) -> int | None:
    return id_of(key) if key else None


def _reopened(deal: int, now: Any) -> Win | None:
    undone = Win.objects.filter(deal_id=deal, undone_at__gte=now - CORRECTED_FOR, corrected_by=None)
    return undone.select_related("report__team").order_by("-pk").first()


def _report(team: Team | None, now: Any) -> BattleReport:
    """The team's newest one while its window is open, else a new one."""
    window = timedelta(seconds=rules.value("battle.window_seconds", for_=team).value)
    rows = BattleReport.objects.filter(team=team, last_at__gt=now - window).select_related("team")
    report = rows.order_by("-last_at", "-pk").first()
    if report is None:
        return BattleReport.objects.create(team=team, opened_at=now, last_at=now)
    report.last_at = now
    BattleReport.objects.filter(pk=report.pk).update(last_at=now)
    return report


def _strike(fact: Fact) -> BattleReport | None:
    """Its win no longer counts: struck through where it was told. None where it never was, or already is."""
    win = Win.objects.filter(deal_id=id_of(fact.subject), undone_at=None, fact__lt=fact.pk)
    found = win.select_related("report__team").order_by("-pk").first()
    if found is None or not Win.objects.filter(pk=found.pk, undone_at=None).update(undone_at=clock.now()):
        return None
    return found.report


def _hand_out(report: BattleReport) -> None:
    """Told for the first time: a message in each room. Told before: the same messages as they are now."""
    messages = [one.message for one in Posting.objects.filter(report=report).select_related("message__room")]
    for message in messages:
        if message.stands and message.room.archived_at is None:
            changed(message, BATTLE_REDRAWN, by=None)
    if not messages:
        Posting.objects.bulk_create(
            [Posting(report=report, message=_said(room, report)) for room in rooms_of(report.team)]
        )


def _said(room: Room, report: BattleReport) -> Message:
    return say(room, by=None, enclosed=[f"battle:{report.pk}"])  # type: ignore[no-any-return]


def rooms_of(team: Team | None) -> list[Room]:
    """Where the clause wants it told: the team's room, those of so many teams above it, and the room that it names."""
    up, named = rules.value("battle.up", for_=team).value, rules.value("battle.room", for_=team).value
    rooms: list[Room] = []
    if team is not None:
        ends = range(len(team.path), 0, -STEP)
        paths = [team.path[:end] for end in ends][: up + 1]
        rooms = list(Room.objects.living().filter(kind="team", team__path__in=paths).order_by("-team__path"))
    if named:
        rooms += Room.objects.living().filter(kind__in=["topic", "notice"], name__iexact=named)
    return rooms


def _aloud(report: BattleReport, wins: list[Win]) -> None:
    """One toast for what was told at once, however many."""
    rooms = Posting.objects.filter(report=report).values_list("message__room_id", flat=True)
    record(
        BATTLE_TOLD, report, by=None, within=report.team, team=report.team, wins=[win.pk for win in wins],
        heard=[f"room:{pk}" for pk in rooms],
    )  # fmt: skip
