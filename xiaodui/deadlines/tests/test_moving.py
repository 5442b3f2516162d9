"""Other hands: passed on by a leader, handed over on leaving, put off."""

import pytest

from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.deadlines import Deadline, open_many
from xiaodui.deadlines.acts import Promise, hand_on, snooze, tick
from xiaodui.deadlines.tests.kinds import ASKED, NINE, SIGNED, at, happened, local, promise
from xiaodui.journal.following import settle
from xiaodui.measures.models import Tally
from xiaodui.people.acts import deactivate, hand_over_all


@pytest.fixture
def opened(cast):
    return promise(ASKED, cast.thunder, cast.wanglei)


class TestPassingOn:
    def test_the_instants_stay(self, cast, opened):
        with at(local(23, 9, 45)):
            hand_on(opened, by=cast.lijing, person=cast.chenchen)
        assert (opened.person, opened.promiser, opened.due_at) == (cast.chenchen, cast.chenchen, local(23, 10))
        assert happened() == ["moved"]

    def test_what_is_over_due_counts_for_the_one_who_had_it(self, cast, opened):
        with at(local(23, 10, 0, 1)):
            hand_on(opened, by=cast.lijing, person=cast.chenchen)
            tick()
        assert happened() == ["missed", "moved"]
        assert Tally.objects.get(measure="deadlines.test-asked.missed").person_id == cast.wanglei.pk

    def test_only_by_who_leads_both(self, cast, opened):
        for person in (cast.wanglei, cast.chenchen, cast.zhaomin):
            with pytest.raises(Forbidden):
                hand_on(opened, by=person, person=cast.chenchen)
        with pytest.raises(Refusal, match="带不到"):
            hand_on(opened, by=cast.lijing, person=cast.zhaomin)

    @pytest.mark.parametrize(("to", "words"), [("gone", "在职"), ("wanglei", "本来就是"), ("chenchen", "自己也有")])
    def test_not_to_anybody(self, cast, opened, to, words):
        promise(ASKED, cast.thunder, cast.chenchen)
        with pytest.raises(Refusal, match=words):
            hand_on(opened, by=cast.lijing, person=getattr(cast, to))

    def test_a_signature_is_nobody_else_s(self, cast):
        mine = promise(SIGNED, cast.thunder, cast.wanglei)
        with pytest.raises(Refusal, match="本人"):
            hand_on(mine, by=cast.lijing, person=cast.chenchen)


class TestLeaving:
    def test_nobody_leaves_with_promises_open(self, cast, opened):
        with pytest.raises(Refusal, match="没办完的时限 1"):
            deactivate(cast.wanglei, by=cast.laozhou)

    def test_all_goes_to_the_one_named_and_what_he_has_himself_is_closed(self, cast, opened):
        promise(ASKED, cast.thunder, cast.chenchen)
        promise(ASKED, cast.east, cast.wanglei)
        promise(SIGNED, cast.thunder, cast.wanglei)
        with at(NINE):
            settle()
            hand_over_all(cast.wanglei, by=cast.laozhou, to=cast.chenchen)
            deactivate(cast.wanglei, by=cast.laozhou)
            settle()
        assert set(Deadline.objects.open().values_list("kind", "subject", "person")) == {
            ("test-asked", f"team:{cast.thunder.pk}", cast.chenchen.pk), ("test-asked", f"team:{cast.east.pk}", cast.chenchen.pk),
        }  # fmt: skip
        assert set(Deadline.objects.exclude(ended_at=None).values_list("end", flat=True)) == {"closed"}


class TestSnoozing:
    def test_once_before_it_is_due_in_working_time(self, cast):
        found = promise(ASKED, cast.thunder, cast.wanglei, minutes=450)
        with at(local(23, 15)):
            tick()
            snooze(found, by=cast.wanglei, minutes=60)
        assert found.due_at == local(24, 10) and happened() == ["reminded", "snoozed"]
        with at(local(24, 9)), pytest.raises(Refusal, match="最多推迟 1 次"):
            snooze(found, by=cast.wanglei, minutes=60)
        for when in (local(24, 9, 59, 59), local(24, 10)):
            with at(when):
                tick()
        assert happened() == ["reminded", "snoozed", "missed"]

    def test_not_when_it_is_due(self, cast, opened):
        with at(local(23, 10)), pytest.raises(Refusal, match="已经到期"):
            snooze(opened, by=cast.wanglei, minutes=60)

    def test_not_where_the_clause_does_not_allow_it_nor_by_others(self, cast, opened):
        with at(NINE), pytest.raises(Forbidden):
            snooze(opened, by=cast.lijing, minutes=60)
        strict = promise(SIGNED, cast.thunder, cast.wanglei)
        with at(NINE), pytest.raises(Refusal, match="不能推迟"):
            snooze(strict, by=cast.wanglei, minutes=60)

    def test_an_instant_that_was_given_is_put_off_as_well(self, cast):
        found = promise(ASKED, cast.thunder, cast.wanglei, due_at=local(23, 18))
        with at(local(23, 17)):
            snooze(found, by=cast.wanglei, minutes=30)
        assert (found.due_at, found.minutes) == (local(24, 9, 30), None)


class TestOpening:
    def test_the_same_promise_again_stays_as_it_is(self, cast, opened):
        assert promise(ASKED, cast.thunder, cast.wanglei, start=local(23, 9, 30), minutes=60) == opened

    def test_many_cost_as_much_as_one(self, cast, django_assert_max_num_queries):
        people = [cast.wanglei, cast.chenchen, cast.sunyue, cast.zhaomin, cast.lijing]
        with at(NINE), django_assert_max_num_queries(9):
            assert open_many(SIGNED, [Promise(cast.thunder, person, minutes=900) for person in people]) == 5
            assert open_many(SIGNED, [Promise(cast.thunder, person, minutes=900) for person in people]) == 0
