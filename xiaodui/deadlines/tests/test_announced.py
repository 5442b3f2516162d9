"""A missed promise can be told to the team's group: who, what kind and when, never about whom."""

from datetime import timedelta

from xiaodui.core import clock
from xiaodui.deadlines.acts import tick
from xiaodui.deadlines.tests.kinds import ASKED, NINE, promise
from xiaodui.journal.models import Fact
from xiaodui.robots.sockets import announced
from xiaodui.robots.wording import items_of


def test_it_is_told_without_the_record(cast):
    promise(ASKED, cast.thunder, cast.wanglei)
    for minutes in (30, 60, 120):
        with clock.at(NINE + timedelta(minutes=minutes)):
            tick()
    facts = list(Fact.objects.filter(verb__startswith="deadline.").order_by("pk"))
    with clock.at(NINE + timedelta(hours=2)):
        said = [items_of(facts, language)[fact.pk].text for language in ("zh-hans", "en") for fact in facts]
    assert said[:3] == [
        "王磊：回话，今天 10:00 到期",
        "王磊 的回话过了时限，今天 10:00 到期",
        "王磊 的回话还没办，请 李静 过问",
    ]
    assert said[4].startswith("王磊 missed Answer, due") and "雷霆队" not in str(said)


def test_no_new_robot_tells_it_by_itself():
    assert {name for name, one in announced().items() if one.usual and name.startswith("deadline.")} == set()
