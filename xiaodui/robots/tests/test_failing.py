"""A message that doesn't arrive is tried again, later each time, in order; then given up, and the robot says so."""

from datetime import timedelta

import pytest
from django.db.models import F

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.jobs.lease import hold, let_go
from xiaodui.jobs.models import Job
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.robots import acts
from xiaodui.robots.delivering import deliver
from xiaodui.robots.errors import sentence
from xiaodui.robots.jobs import look
from xiaodui.robots.models import Delivery, Robot

pytestmark = pytest.mark.django_db


def back(**span):
    """As if that much time had passed: robots' and rows' instants move back, jobs are free."""
    gone = timedelta(**span)
    moved = {"next_at": F("next_at") - gone, "wake_at": F("wake_at") - gone, "failing_since": F("failing_since") - gone}
    Robot.objects.update(**moved)
    Job.objects.filter(state="waiting").update(free_at=F("free_at") - gone)


def state(robot):
    robot.refresh_from_db()
    return robot.state


def test_it_comes_again_after_a_minute_and_all_is_well(room, add, sell, later):
    robot = add()
    room.answers = [502]
    sell()
    later()
    assert state(robot) == "failing" and robot.error == "http:502"
    later(seconds=50)
    assert len(room.said) == 1
    later(seconds=61)
    assert len(room.said) == 2 and state(robot) == "well" and robot.error == ""
    assert Delivery.objects.get().tries == 2


def test_waits_grow_and_what_comes_meanwhile_keeps_its_place(room, add, sell, later):
    add()
    room.answers = [500, 500]
    sell("10000")
    later()
    sell("20000")
    later(seconds=61)
    assert [len(body["items"]) for body in room.bodies] == [1, 2]
    back(seconds=61)
    later(seconds=55)
    assert len(room.said) == 2, "two minutes after the second"
    later(seconds=125)
    assert [item["text"][8:11] for item in room.bodies[2]["items"]] == ["1.0", "2.0"]


def test_after_six_tries_it_is_given_up_and_told(room, add, sell, later):
    robot = add()
    room.answers = [410] * 6
    sell()
    for minutes in (0, 1, 2, 4, 8, 16):
        back(minutes=minutes, seconds=1)
        later()
    assert len(room.said) == 6
    assert Delivery.objects.get().state == "given_up"
    assert state(robot) == "stuck" and "没有这个机器人" in sentence(robot.error)
    assert Fact.objects.filter(verb="robot.stuck").count() == 1
    back(hours=5)
    later()
    assert len(room.said) == 6, "given up is given up"
    sell("20000")
    later()
    assert len(room.said) == 7 and state(robot) == "well"


def test_a_test_is_tried_once_at_once_and_says_who_speaks(cast, room, add, later):
    robot = add()
    acts.test(robot, by=cast.laozhou)
    with pytest.raises(Refusal):
        acts.test(robot, by=cast.laozhou)
    later()
    assert room.said == ["【销队】机器人「大群」接好了，雷霆队的消息会发到这里。"]
    room.answers = [404]
    acts.test(robot, by=cast.laozhou)
    later(seconds=5)
    assert state(robot) == "failing" and not Delivery.objects.waiting().exists()
    acts.test(robot, by=cast.laozhou)
    later(seconds=10)
    assert state(robot) == "well" and len(room.said) == 3


def test_a_key_that_was_changed_is_said(room, add, sell, later, settings):
    robot = add()
    settings.SECRET_KEY = "another-secret-key-of-at-least-forty-characters"
    sell()
    later()
    assert room.said == [] and state(robot) == "failing" and "重新填一次地址" in sentence(robot.error)


def test_a_host_that_is_allowed_no_longer_is_not_spoken_to(room, add, sell, later, settings):
    robot = add()
    settings.PRIVATE_HOSTS = []
    sell()
    later()
    assert room.said == [] and state(robot) == "failing" and robot.error == "plain"


def test_a_lost_wake_is_mended(room, add, sell, later):
    add()
    sell()
    settle()
    Job.objects.filter(name="robots.send").delete()
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert look(None) == 1
        assert look(None) == 0
    later(minutes=6)
    assert len(room.said) == 1


def test_two_senders_never_speak_at_once(room, add, sell, later):
    robot = add()
    sell()
    settle()
    assert hold(f"robots.send:{robot.pk}", 60, holder="another")
    assert deliver(robot.pk, "mine") > clock.now()
    assert room.said == []
    let_go(f"robots.send:{robot.pk}", holder="another")
    assert deliver(robot.pk, "mine") is None
    assert len(room.said) == 1


def test_every_code_has_a_sentence():
    for code in ("http:502", "vendor:77", "private", "slow", "dingtalk-check", "banned"):
        assert sentence(code) != code and "。" in sentence(code)
