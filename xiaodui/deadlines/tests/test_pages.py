"""The pages: what one reads, what one may press, and what the outsider doesn't see."""

import pytest
from django.test import Client

from tests.cast import sign_in
from xiaodui.core import clock
from xiaodui.deadlines.acts import tick, waive
from xiaodui.deadlines.tests.kinds import ASKED, NINE, at, local, promise


@pytest.fixture
def opened(cast):
    return promise(ASKED, cast.thunder, cast.wanglei)


def page(person, url, when=NINE, **headers):
    with clock.at(when):
        return sign_in(Client(), person).get(url, headers=headers).content.decode()


class TestLists:
    def test_mine_with_its_ring(self, cast, opened):
        assert "还剩 60 分" in page(cast.wanglei, "/deadlines") and "雷霆队" in page(cast.wanglei, "/deadlines")
        assert "deadline-row" not in page(cast.chenchen, "/deadlines")

    @pytest.mark.parametrize(("when", "state", "words"), [
        (NINE, "calm", "还剩 60 分"), (local(23, 9, 30), "due", "还剩 30 分"), (local(23, 10, 42), "late", "晚了 42 分"),
        (local(23, 8, 30), '"', "还剩 90 分"),
    ])  # fmt: skip
    def test_the_five_states(self, cast, opened, when, state, words):
        said = page(cast.wanglei, "/deadlines", when)
        assert words in said and f'class="clock {state}' in said

    def test_a_leader_reads_his_people_s_and_narrows_to_the_late(self, cast, opened):
        assert "王磊" in page(cast.lijing, "/deadlines/team")
        assert "deadline-row" not in page(cast.lijing, "/deadlines/team?late=1")
        assert "deadline-row" in page(cast.lijing, "/deadlines/team?late=1", local(23, 11))
        assert "deadline-row" not in page(cast.zhaomin, "/deadlines/team")

    def test_what_is_over_stands_in_a_list_of_its_own(self, cast, opened):
        with at(NINE):
            waive(opened, by=cast.lijing, reason="客户出差")
        assert "deadline-row" not in page(cast.wanglei, "/deadlines")
        assert 'clock "' in page(cast.wanglei, "/deadlines/ended?end=waived")
        assert "deadline-row" not in page(cast.wanglei, "/deadlines/ended?end=met")


class TestPage:
    def test_it_tells_the_steps_done_and_to_come(self, cast, opened):
        with clock.at(local(23, 9, 30)):
            tick()
        said = page(cast.wanglei, f"/deadlines/{opened.pk}", local(23, 9, 31))
        assert "提醒 " in said and "下一步" in said and "还剩 29 分" in said

    def test_buttons_are_for_those_who_may(self, cast, opened):
        mine, leader = (page(one, f"/deadlines/{opened.pk}") for one in (cast.wanglei, cast.lijing))
        assert "/snooze" in mine and "/waive" not in mine
        assert "/waive" in leader and "/pass-on" in leader and "/snooze" not in leader
        assert "/waive" not in page(cast.sunyue, f"/deadlines/{opened.pk}")

    def test_the_outsider_finds_nothing(self, cast, opened):
        for where in ("", "/snooze", "/waive", "/pass-on"):
            assert sign_in(Client(), cast.zhaomin).get(f"/deadlines/{opened.pk}{where}").status_code == 404

    def test_waiving_from_the_dialog(self, cast, opened):
        client = sign_in(Client(), cast.lijing)
        with clock.at(NINE):
            assert client.post(f"/deadlines/{opened.pk}/waive", {"reason": "客户出差"}).status_code == 302
        opened.refresh_from_db()
        assert opened.end == "waived"


class TestToday:
    def test_mine_stand_there_and_the_late_one_is_said_first(self, cast, opened):
        assert "今天先办「雷霆队」的回话，还剩 60 分。" in page(cast.wanglei, "/")
        assert "先办「雷霆队」的回话，晚了 60 分。" in page(cast.wanglei, "/", local(23, 11))

    def test_the_section_asks_each_minute_while_a_ring_runs_out(self, cast, opened):
        assert "every 60s" in page(cast.wanglei, "/today/deadlines")
        assert "every 60s" not in page(cast.wanglei, "/today/deadlines", local(20, 9))


def test_the_api_reads_steps(cast, opened):
    with clock.at(NINE):
        said = sign_in(Client(), cast.wanglei).get(f"/api/v1/deadlines/{opened.pk}").json()
    assert [step["name"] for step in said["steps"]] == ["half", "due", "deputy", "leader"] and said["snoozes_left"] == 1
