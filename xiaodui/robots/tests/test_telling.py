"""A win is told to the robots of its team and of those above, once, without names that must stay in the house."""

from datetime import timedelta

import pytest

from xiaodui.core import clock
from xiaodui.journal.following import settle
from xiaodui.journal.models import Cursor, Fact
from xiaodui.robots import acts
from xiaodui.robots.hears import announce
from xiaodui.robots.models import Delivery, Robot

pytestmark = pytest.mark.django_db


def test_a_win_is_told_with_seller_team_and_amount_and_nothing_else(room, add, sell, later):
    add()
    sell()
    later()
    assert room.said == ["【销队】王磊 赢下一单，12.8 万（雷霆队）"]
    assert "恒拓" not in str(room.bodies)
    (told,) = Delivery.objects.all()
    assert (told.state, told.tries) == ("sent", 1) and 0 <= told.delay < 60


def test_it_ends_with_where_to_look_when_the_installation_has_an_address(room, add, sell, later, settings):
    settings.PUBLIC_ADDRESS = "https://sales.qiming.example"
    add()
    sell()
    later()
    [said] = room.said
    assert said.startswith("【销队】王磊 赢下一单") and said.endswith("https://sales.qiming.example")


def test_in_the_robots_own_language(room, add, sell, later):
    add(language="en")
    sell()
    later()
    assert room.said[0].endswith("王磊 won a deal: ¥128k (雷霆队)")


def test_it_reaches_the_teams_above_and_the_company_but_no_other_team(cast, room, add, sell, later):
    teams = {"雷霆": cast.thunder, "华东": cast.east, "全公司": None, "华南": cast.south, "长风": cast.breeze}
    for name, team in teams.items():
        add(name=name, team=team)
    sell()
    settle()
    assert set(Delivery.objects.values_list("robot__name", flat=True)) == {"雷霆", "华东", "全公司"}


def test_only_what_was_chosen_is_told(room, add, sell, later):
    robot = add()
    Robot.objects.filter(pk=robot.pk).update(kinds=["something.else"])
    sell()
    later()
    assert room.said == []


def test_the_same_fact_is_never_told_twice(room, add, sell, later):
    add()
    sell()
    later()
    Cursor.objects.filter(hearer="robots.announce").update(seq=0)
    later(minutes=5)
    assert len(room.said) == 1 and Delivery.objects.count() == 1


def test_what_happened_before_it_was_connected_stays_untold(room, add, sell, later):
    sell()
    add()
    Cursor.objects.filter(hearer="robots.announce").update(seq=0)
    later()
    assert room.said == []


def test_history_that_is_written_down_today_is_no_news(room, add, sell, later):
    add()
    sell(on=clock.today() - timedelta(days=30))
    sell("99000", on=clock.today() - timedelta(days=1))
    later()
    assert room.said == ["【销队】王磊 赢下一单，9.9 万（雷霆队）"]


def test_what_comes_together_is_one_message_with_a_line_each(room, add, sell, later):
    add()
    for amount in ("10000", "20000", "30000"):
        sell(amount)
    later()
    (text,) = room.said
    assert text.splitlines() == [
        "【销队】3 条消息", "· 王磊 赢下一单，1.0 万（雷霆队）", "· 王磊 赢下一单，2.0 万（雷霆队）", "· 王磊 赢下一单，3.0 万（雷霆队）",
    ]  # fmt: skip
    assert [item["verb"] for item in room.bodies[0]["items"]] == ["deal.won"] * 3


def test_the_next_message_waits_four_seconds_and_takes_along_what_came_meanwhile(room, add, sell, later):
    add()
    sell("10000")
    later()
    sell("20000")
    later()
    sell("30000")
    later()
    assert len(room.said) == 1
    later(seconds=5)
    assert len(room.said) == 2 and "2.0 万" in room.said[1] and "3.0 万" in room.said[1]


def test_a_hundred_wins_fit_into_the_pace(room, add, sell, later):
    add()
    for _ in range(45):
        sell("10000")
    later()
    assert len(room.said) == 1 and len(room.bodies[0]["items"]) == 20
    later(seconds=5)
    later(seconds=10)
    assert [len(body["items"]) for body in room.bodies] == [20, 20, 5]


def test_a_robot_that_is_off_tells_nothing_then_or_later(cast, room, add, sell, later):
    robot = add()
    sell()
    settle()
    acts.turn_off(robot, by=cast.laozhou)
    later()
    sell()
    later()
    acts.turn_on(robot, by=cast.laozhou)
    later(minutes=1)
    assert room.said == []
    assert set(Delivery.objects.values_list("state", flat=True)) == {"dropped"}
    sell("50000")
    later()
    assert len(room.said) == 1 and "5.0 万" in room.said[0]


def test_at_night_it_waits_for_the_morning(room, add, sell, later, clock):
    robot = add(rests=True)
    Robot.objects.filter(pk=robot.pk).update(on_since=robot.on_since - timedelta(days=2))
    there = robot.on_since
    clock(there.year, there.month, there.day, 23, 30)
    sell()
    later(hours=7, minutes=29)
    assert room.said == []
    later(hours=7, minutes=31)
    assert len(room.said) == 1
    assert Delivery.objects.get().delay < 120


def test_no_robot_costs_one_query(cast, sell, django_assert_max_num_queries):
    for _ in range(20):
        sell("10000")
    facts = list(Fact.objects.all())
    with django_assert_max_num_queries(1):
        announce(facts)
