"""Leave: the deputy has it in hand, or the clock rests; and nothing gets shorter."""

from datetime import date

import pytest

from xiaodui.deadlines import Deadline
from xiaodui.deadlines.acts import settle_leave
from xiaodui.deadlines.tests.kinds import ASKED, NINE, SIGNED, at, happened, local, promise
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice
from xiaodui.people.acts import be_away, come_back, delegate, end_delegation
from xiaodui.people.models import Absence, Delegation

TUE, WED = date(2026, 11, 24), date(2026, 11, 25)


def away(person, since=TUE, until=WED):
    be_away(person, by=person, since=since, until=until, reason="")


def deputy(person, to, since=TUE, until=WED):
    delegate(person, by=person, deputy=to, since=since, until=until, rights=[], reason="")


def promised(cast, **how):
    return promise(ASKED, cast.thunder, cast.wanglei, **(how or {"minutes": 900}))  # two working days: Tuesday 18:00


def now(deadline):
    deadline.refresh_from_db()
    return deadline.person, deadline.due_at


@pytest.fixture(autouse=True)
def followed(cast):
    with at(NINE):
        settle()


class TestKnownBefore:
    def test_days_away_rest_without_a_deputy(self, cast):
        with at(NINE):
            away(cast.wanglei)
        assert promised(cast).due_at == local(26, 18)

    def test_with_a_deputy_the_clock_goes_on(self, cast):
        with at(NINE):
            away(cast.wanglei)
            deputy(cast.wanglei, cast.chenchen)
        assert promised(cast).due_at == local(24, 18)

    def test_a_deputy_who_is_away_himself_lets_it_rest(self, cast):
        with at(NINE):
            away(cast.wanglei)
            deputy(cast.wanglei, cast.chenchen)
            away(cast.chenchen, until=TUE)
        assert promised(cast).due_at == local(25, 18)

    def test_opened_on_a_day_away_it_is_in_the_deputy_s_hands(self, cast):
        with at(NINE):
            away(cast.wanglei)
            deputy(cast.wanglei, cast.chenchen)
        found = promise(ASKED, cast.thunder, cast.wanglei, start=local(24, 9), minutes=60)
        assert (found.person, found.promiser, found.due_at) == (cast.chenchen, cast.wanglei, local(24, 10))

    def test_a_signature_waits_for_the_one_who_is_away(self, cast):
        with at(NINE):
            away(cast.wanglei)
            deputy(cast.wanglei, cast.chenchen)
        found = promise(SIGNED, cast.thunder, cast.wanglei, start=local(24, 9), minutes=60)
        assert (found.person, found.due_at) == (cast.wanglei, local(26, 10))


class TestHeardLater:
    def hear(self, when=NINE, **how):
        with at(when):
            settle()

    def test_without_a_deputy_what_is_open_rests_and_says_so(self, cast):
        found = promised(cast)
        with at(NINE):
            away(cast.wanglei)
        self.hear()
        assert now(found) == (cast.wanglei, local(26, 18)) and happened() == ["rested"]
        found.refresh_from_db()
        assert found.next_at == local(23, 18), "half of it was Monday evening and is"

    def test_with_one_it_changes_hands_for_those_days_and_comes_back(self, cast):
        found = promised(cast, minutes=2250)
        with at(NINE):
            deputy(cast.wanglei, cast.chenchen)
            away(cast.wanglei)
        self.hear()
        assert now(found) == (cast.wanglei, local(27, 18)) and happened() == [], "not before the day"
        with at(local(24, 0, 1)):
            assert [settle_leave(), settle_leave()] == [1, 0]
        assert now(found) == (cast.chenchen, local(27, 18))
        assert Notice.objects.filter(person=cast.chenchen, kind="deadline.moved").count() == 1
        with at(local(26, 0, 1)):
            settle_leave()
        assert now(found)[0] == cast.wanglei and happened() == ["moved", "moved"]

    def test_who_comes_back_early_keeps_the_later_instant(self, cast):
        found = promised(cast)
        with at(NINE):
            away(cast.wanglei)
        self.hear()
        with at(local(24, 9)):
            come_back(Absence.objects.get(), by=cast.wanglei)
            settle()
        assert now(found) == (cast.wanglei, local(26, 18))

    def test_a_deputy_who_gives_up_lets_the_rest_rest(self, cast):
        found = promised(cast)
        with at(NINE):
            deputy(cast.wanglei, cast.chenchen)
            away(cast.wanglei)
        self.hear()
        with at(local(24, 8)):
            settle_leave()
            end_delegation(Delegation.objects.get(), by=cast.chenchen)
            settle()
        assert now(found) == (cast.wanglei, local(26, 18)) and happened() == ["moved", "moved", "rested"]

    def test_an_instant_that_was_given_stays(self, cast):
        found = promised(cast, due_at=local(24, 18))
        with at(NINE):
            away(cast.wanglei)
        self.hear()
        assert now(found) == (cast.wanglei, local(24, 18)) and happened() == []

    def test_what_is_due_already_stays_missed(self, cast):
        found = promised(cast, minutes=60)
        with at(local(23, 11)):
            away(cast.wanglei, since=date(2026, 11, 23))
            settle()
        assert now(found) == (cast.wanglei, local(23, 10))

    def test_hearing_the_same_again_changes_nothing(self, cast):
        promised(cast)
        with at(NINE):
            away(cast.wanglei)
        self.hear()
        before = list(Deadline.objects.values())
        from xiaodui.deadlines.hears import follow_leave
        from xiaodui.journal.models import Fact

        with at(NINE):
            follow_leave(list(Fact.objects.filter(verb="person.away")))
        assert list(Deadline.objects.values()) == before and happened() == ["rested"]
