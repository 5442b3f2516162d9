"""Told once, in the right rooms, as much as is published; several together, corrected in the open."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.battles.acts.telling import tell
from xiaodui.battles.listing import shown
from xiaodui.battles.models import BattleReport, Posting, Win
from xiaodui.battles.sockets import BATTLE_GOALS
from xiaodui.battles.tests.conftest import ruled
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.deals import acts as deals
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db
Wins = Callable[..., Any]


def html(message: Message) -> str:
    message.refresh_from_db()
    return drawn(message, dressed([message])[message.pk])


def test_a_win_is_told_in_the_team_s_room_and_the_one_above(rooms: dict[str, Room], wins: Wins) -> None:
    wins()
    told = Message.objects.filter(author=None).select_related("room")
    assert {message.room.name for message in told} == {"雷霆队", "华东"}
    said = html(told[0])
    assert "王磊" in said
    assert "32" in said


def test_neither_the_customer_nor_the_deal_is_named(wins: Wins) -> None:
    wins()
    for message in Message.objects.filter(author=None):
        assert "恒拓" not in html(message)
        assert "二期" not in html(message)
        assert "一位客户" in html(message)


def test_a_team_s_clause_names_the_customer_and_leaves_the_amount_out(cast: Cast, wins: Wins) -> None:
    ruled({"battle.customers": True, "battle.amounts": False}, team=cast.thunder, by=cast.lijing)
    wins()
    said = html(Message.objects.filter(author=None)[0])
    assert "恒拓" in said
    assert "fig" not in said


def test_how_far_up_and_in_which_room_more_is_the_clause_s(cast: Cast, rooms: dict[str, Room], wins: Wins) -> None:
    notice = chat.open_room(by=cast.laozhou, name="喜报", kind="notice")
    ruled({"battle.up": 9, "battle.room": "喜报"}, by=cast.laozhou)
    wins()
    names = set(Message.objects.filter(author=None).values_list("room__name", flat=True))
    assert names == {"雷霆队", "华东", "启明科技", "喜报"}
    assert Message.objects.filter(room=notice, author=None).count() == 1


def test_the_same_fact_is_told_once(wins: Wins) -> None:
    wins()
    before = Message.objects.count(), Win.objects.count()
    tell(list(Fact.objects.filter(verb="deal.won")))
    assert (Message.objects.count(), Win.objects.count()) == before == (2, 1)


def test_wins_of_one_minute_are_one_report_that_grows(cast: Cast, wins: Wins) -> None:
    wins("100000")
    message = Message.objects.filter(author=None).first()
    assert message is not None
    tick = message.tick
    wins("200000", by=cast.chenchen)
    assert BattleReport.objects.count() == 1
    assert Message.objects.count() == 2
    said = html(message)
    assert message.tick > tick
    assert "王磊" in said and "陈晨" in said and "连赢 2 单" in said


def test_a_minute_later_it_is_another_report(wins: Wins) -> None:
    wins()
    with clock.at(clock.now() + timedelta(seconds=61)):
        wins()
    assert BattleReport.objects.count() == 2


def test_two_teams_have_two_reports(cast: Cast, wins: Wins) -> None:
    wins()
    wins(by=cast.zhaomin)
    assert {report.team.name for report in BattleReport.objects.all()} == {"雷霆队", "长风队"}


def test_an_import_of_old_deals_announces_none(wins: Wins) -> None:
    wins(on=clock.today() - timedelta(days=1))
    assert not Message.objects.exists()
    wins()
    assert Win.objects.count() == 1


def test_totals_of_the_month_are_those_of_the_measure_when_it_was_told(cast: Cast, wins: Wins) -> None:
    wins("100000")
    wins("200000")
    wins("50000", by=cast.chenchen)
    assert list(Win.objects.order_by("pk").values_list("month", flat=True)) == [
        Decimal(n) for n in (100000, 300000, 50000)
    ]
    assert BattleReport.objects.get().team_month["amount"] == "350000"


def test_reopened_it_is_struck_through_and_won_again_told_right(cast: Cast, wins: Wins) -> None:
    deal = wins("320000")
    message = Message.objects.filter(author=None)[0]
    deals.reopen(deal, by=cast.lijing, reason="金额写错了")
    settle()
    assert "undone" in html(message)
    assert "不算" in html(message)
    deal.refresh_from_db()
    deals.win(deal, by=cast.wanglei, amount="230000")
    settle()
    said = html(message)
    assert "更正了" in said and "23" in said
    assert Message.objects.filter(author=None).count() == 2, "corrected where it stood, cheered once"
    assert Fact.objects.filter(verb="battlereport.told").count() == 1


def test_reopened_again_after_the_correction_that_is_struck_too(cast: Cast, wins: Wins) -> None:
    deal = wins("320000")
    for amount in ("230000", "240000"):
        deals.reopen(deal, by=cast.lijing, reason="金额写错了")
        deal.refresh_from_db()
        deals.win(deal, by=cast.wanglei, amount=amount)
        deal.refresh_from_db()
    settle()
    report = shown([BattleReport.objects.get().pk]).popitem()[1]
    assert [line.now.amount for line in report.standing] == [Decimal(240000)]


def test_a_gap_to_a_goal_stands_there_when_a_room_above_knows_one(wins: Wins, monkeypatch: pytest.MonkeyPatch) -> None:
    wins()
    message = Message.objects.filter(author=None)[0]
    assert "目标" not in html(message)
    monkeypatch.setattr(BATTLE_GOALS, "_plugged", [lambda report: "离目标还差 12 万"])
    assert "离目标还差 12 万" in html(message)


def test_nobody_sends_a_report_himself(cast: Cast, rooms: dict[str, Room], wins: Wins) -> None:
    wins()
    with pytest.raises(Refusal, match="不用自己附"):
        chat.say(rooms["雷霆队"], by=cast.wanglei, enclosed=[f"battle:{BattleReport.objects.get().pk}"])


def test_a_recalled_report_stays_recalled(cast: Cast, wins: Wins) -> None:
    wins()
    for message in Message.objects.filter(author=None):
        chat.recall(message, by=None)
    wins(by=cast.chenchen)
    assert not Message.objects.standing().exists()
    assert Posting.objects.count() == 2
