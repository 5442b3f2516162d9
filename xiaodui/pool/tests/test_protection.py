"""How long a customer is protected: the table, the laws, and what follows from the acts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaodui.core import clock
from xiaodui.customers import acts as customers
from xiaodui.deals import acts as deals
from xiaodui.deals.models import Stage
from xiaodui.pool.acts.releasing import release
from xiaodui.pool.models import Cooling, Place, Protection
from xiaodui.pool.rules import protection as law
from xiaodui.pool.rules.protection import FOLLOWED, OWNED, QUOTED, WON, Step, reckon

HERE = ZoneInfo("Asia/Shanghai")
FIRST = datetime(2026, 3, 2, 3, tzinfo=UTC)


def on(days, why=FOLLOWED, *, key="", span=15, cap=90, no_deal=0):
    """A step so many days after the customer became his."""
    at = FIRST + timedelta(days=days)
    day = at.astimezone(HERE).date()
    return Step(why, at, day, span, f"pool.protection@{days}", key or f"{why}:{days}", cap, no_deal)


OWNS = on(0, OWNED, span=30)


def lasts(*steps):
    """Days from the first to the last that is covered."""
    return (law.last_day(reckon([OWNS, *steps], HERE).until, HERE) - OWNS.day).days


@pytest.mark.parametrize(
    ("steps", "days"),
    [
        ([], 30),
        ([on(3)], 45),
        ([on(3), on(4), on(5), on(6), on(7)], 90),
        ([on(31)], 30),
        ([on(29)], 45),
        ([on(20, QUOTED, span=60)], 80),
        ([on(3), on(80, QUOTED, span=60)], 140),
        ([on(2, QUOTED, span=10)], 30),
        ([on(10, WON, span=90)], 100),
        ([on(10, WON, span=90), on(20)], 100),
        ([on(-5)], 30),
        ([on(-5, QUOTED, span=60)], 55),
    ],
    ids=str,
)
def test_the_end_moves_as_the_clause_says(steps, days):
    assert lasts(*steps) == days


def test_the_no_deal_clock_cuts_follow_ups_and_quotes_but_no_contract():
    owned = on(0, OWNED, span=30, no_deal=40)
    cut = reckon([owned, on(3), on(5, QUOTED, span=60)], HERE)
    assert (law.last_day(cut.until, HERE) - owned.day).days == 40 and cut.why == "no-deal"
    assert reckon([owned, on(3), on(35, WON, span=90)], HERE).why == WON


def test_the_end_is_the_end_of_a_business_day():
    assert reckon([OWNS], HERE).until == datetime(2026, 4, 2, tzinfo=HERE)
    assert law.days_left(reckon([OWNS], HERE).until, datetime(2026, 4, 1, 15, 59, 59, tzinfo=UTC), HERE) == 0
    assert law.days_left(reckon([OWNS], HERE).until, datetime(2026, 4, 1, 16, tzinfo=UTC), HERE) == -1


anything = st.lists(
    st.builds(
        lambda days, why, span: on(days, why, span=span), st.integers(-10, 200),
        st.sampled_from([FOLLOWED, QUOTED, WON]), st.integers(0, 120),
    ),
    max_size=12, unique_by=lambda step: step.key,
)  # fmt: skip


@given(anything, st.randoms())
def test_the_order_in_which_it_was_heard_changes_nothing(steps, random):
    mixed = [OWNS, *steps]
    random.shuffle(mixed)
    assert reckon(mixed, HERE).until == reckon([OWNS, *steps], HERE).until


@given(anything, st.integers(-10, 200), st.sampled_from([FOLLOWED, QUOTED, WON]))
def test_nothing_that_counts_ever_shortens_it(steps, days, why):
    more = on(days, why, key="one more", span=40)
    assert reckon([OWNS, *steps, more], HERE).until >= reckon([OWNS, *steps], HERE).until


@given(anything)
def test_follow_ups_alone_never_pass_the_cap(steps):
    follow_ups = [step for step in steps if step.why == FOLLOWED]
    found = reckon([OWNS, *follow_ups], HERE)
    assert reckon([OWNS], HERE).until <= found.until <= found.cap_at


@given(anything, st.data())
def test_what_is_withdrawn_leaves_what_would_have_been_without_it(steps, data):
    if steps:
        gone = data.draw(st.sampled_from(steps))
        left = law.without([OWNS, *steps], gone.why, gone.key)
        assert reckon(left, HERE) == reckon([OWNS, *(step for step in steps if step is not gone)], HERE)


@given(anything)
def test_what_is_kept_is_read_again(steps):
    assert law.read(law.kept([OWNS, *steps])) == [OWNS, *steps]


def test_the_same_record_counts_once():
    assert law.added([OWNS, on(3)], on(3)) == [OWNS, on(3)]


@pytest.mark.django_db
class TestActs:
    def test_it_begins_with_an_owner_and_cites_its_clause(self, protection, cast):
        assert protection.person == cast.wanglei and protection.cited == "pool.protection@1"
        assert law.last_day(protection.until, clock.zone()) == clock.today() + timedelta(days=30)

    def test_a_past_that_is_imported_is_protected_from_today(self, cast):
        long_ago = clock.now() - timedelta(days=400)
        made = customers.create(by=cast.wanglei, name="老早就认识的公司", at=long_ago)
        assert Protection.objects.get(customer=made).until > clock.now() + timedelta(days=29)

    def test_a_quote_moves_it_once_for_each_deal(self, cast, customer, ahead):
        Stage.objects.filter(name_zh="方案报价").update(quotes=True)
        quoting, first = Stage.objects.get(quotes=True), Stage.objects.in_use()[0]
        deal = deals.create(by=cast.wanglei, title="年度维保", amount="100", customer=customer)
        with ahead(days=10):
            deals.move(deal, by=cast.wanglei, stage=quoting)
        deal.refresh_from_db()
        moved = Protection.objects.get(customer=customer)
        assert law.last_day(moved.until, clock.zone()) == clock.today() + timedelta(days=70) and moved.why == QUOTED
        with ahead(days=20):
            deals.move(deal, by=cast.wanglei, stage=first)
            deal.refresh_from_db()
            deals.move(deal, by=cast.wanglei, stage=quoting)
        assert Protection.objects.get(customer=customer).until == moved.until

    def test_a_contract_protects_to_its_end_and_beyond_until_it_is_reopened(self, cast, customer, protection):
        deal = deals.create(by=cast.wanglei, title="年度维保", amount="100", customer=customer)
        ends = clock.today() + timedelta(days=300)
        deals.win(deal, by=cast.wanglei, amount="100", contract_until=ends)
        won = Protection.objects.get(customer=customer)
        assert law.last_day(won.until, clock.zone()) == ends + timedelta(days=90) and won.contract_until == ends
        deal.refresh_from_db()
        deals.reopen(deal, by=cast.lijing, reason="签错了")
        assert Protection.objects.get(customer=customer).until == protection.until

    def test_a_new_owner_begins_anew_and_keeps_the_contract(self, cast, customer):
        deal = deals.create(by=cast.wanglei, title="年度维保", amount="100", customer=customer)
        deals.win(deal, by=cast.wanglei, amount="100", contract_until=date.today() + timedelta(days=300))
        before = Protection.objects.get(customer=customer)
        customer.refresh_from_db()
        customers.hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="调区")
        after = Protection.objects.get(customer=customer)
        assert after.person == cast.chenchen and after.until == before.until and after.began_at > before.began_at

    def test_released_it_is_protected_no_more_and_its_owner_cools_off(self, cast, customer):
        release(customer, by=cast.wanglei, why="no-time", note="找周工，下午打")
        place = Place.objects.get(customer=customer)
        assert (place.last_owner, place.reason, place.left_by) == (cast.wanglei, "no-time", cast.wanglei)
        assert not Protection.objects.filter(customer=customer).exists()
        assert Cooling.objects.get(customer=customer, person=cast.wanglei).until > clock.now() + timedelta(days=6)
