"""A contact is logged as it was, and judged at once."""

from datetime import date, timedelta

import pytest

from xiaodui.core import clock as the_clock
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Customer
from xiaodui.followups import acts
from xiaodui.followups.models import FollowUp
from xiaodui.followups.tests.conftest import OTHERWISE, SAID, TALKED
from xiaodui.journal import Fact, key_of


def newest(verb: str) -> Fact:
    return Fact.objects.filter(verb=verb).order_by("-pk")[0]


class TestLogging:
    def test_a_real_talk_counts_and_the_fact_says_so_to_whoever_listens(self, cast, customer, log):
        row = log()
        fact = newest("followup.logged")
        assert (row.genuine, row.why) == (True, "talked")
        told = {name: fact.detail[name] for name in ("genuine", "why", "channel", "customer", "owner", "person")}
        assert told == {
            "genuine": True, "why": "talked", "channel": "call", "customer": key_of(customer),
            "owner": key_of(cast.wanglei), "person": key_of(cast.wanglei),
        }  # fmt: skip
        assert fact.within == key_of(customer) and row.cite == "pool.genuine@1"

    def test_the_same_words_at_another_customer_are_a_copy_and_name_their_day(self, cast, log):
        first = log()
        other = add_customer(by=cast.wanglei, name="无锡华信轴承有限公司")
        row = log(of=other)
        assert (row.genuine, row.why, row.copied_from_at) == (False, "copied", first.happened_at)

    def test_what_a_colleague_wrote_is_no_copy_of_his(self, cast, log):
        log()
        other = add_customer(by=cast.chenchen, name="无锡华信轴承有限公司")
        assert log(by=cast.chenchen, of=other).genuine

    def test_what_doesnt_count_is_kept_all_the_same(self, log):
        row = log(answered=False, text="")
        assert (row.genuine, row.why) == (False, "unanswered") and FollowUp.objects.filter(pk=row.pk).exists()

    def test_the_customer_was_touched_when_it_happened(self, customer, log, clock):
        clock(2026, 3, 19, 9)
        log(happened_at=the_clock.now() - timedelta(hours=1))
        assert Customer.objects.get(pk=customer.pk).touched_at == the_clock.now() - timedelta(hours=1)

    def test_nobody_logs_what_is_to_come_or_long_past(self, log):
        with pytest.raises(Invalid, match="还没到这个时间"):
            log(happened_at=the_clock.now() + timedelta(hours=1))
        with pytest.raises(Invalid, match="超过 7 天"):
            log(happened_at=the_clock.now() - timedelta(days=8))

    def test_who_doesnt_work_with_it_logs_nothing_there(self, cast, customer, log):
        with pytest.raises(Forbidden):
            log(by=cast.chenchen)

    def test_a_contact_of_another_company_is_refused(self, cast, log):
        from xiaodui.customers.acts import add_contact

        other = add_customer(by=cast.wanglei, name="无锡华信轴承有限公司")
        with pytest.raises(Invalid, match="不是这家的联系人"):
            log(contact=add_contact(other, by=cast.wanglei, name="刘芳"))


class TestBulk:
    def test_bulk_equals_one_by_one(self, cast, customer):
        texts = [SAID, OTHERWISE, SAID, "已联系", "对方董事长看了对比报告，同意试用一个月"]
        asked = [Asked(acts.create.read({**TALKED, "customer": customer, "text": text}, cast.wanglei), cast.wanglei)
                 for text in texts]  # fmt: skip
        many = [(row.genuine, row.why, row.first_of_day) for row in acts.create.many(asked)]
        FollowUp.objects.all().delete()
        single = [acts.create(by=cast.wanglei, customer=customer, **{**TALKED, "text": text}) for text in texts]
        assert many == [(row.genuine, row.why, row.first_of_day) for row in single]
        assert [why for _counts, why, _first in many] == ["talked", "talked", "copied", "thin", "talked"]

    def test_a_refused_row_stops_no_other(self, cast, customer):
        given = {**TALKED, "customer": customer}
        asked = [Asked(acts.create.read(given, by), by) for by in (cast.chenchen, cast.wanglei)]
        refused, made = acts.create.many(asked)
        assert isinstance(refused, Refusal) and made.genuine


class TestNextStep:
    def test_the_next_step_stands_in_the_same_breath(self, log):
        row = log(next_on=date(2026, 3, 20), next_text="送阶梯价", next_channel="visit")
        step = row.plans_made.get()
        assert (step.text, step.channel, step.due_on, step.person_id) == (
            "送阶梯价",
            "visit",
            date(2026, 3, 20),
            row.person_id,
        )

    def test_words_for_a_next_step_want_a_day(self, log):
        with pytest.raises(Invalid, match="选一下哪天"):
            log(next_text="送阶梯价")
        assert not FollowUp.objects.exists()

    def test_what_was_due_is_done_by_the_contact(self, log, plan, clock):
        due = plan()
        clock(2026, 3, 20, 11)
        row = log()
        due.refresh_from_db()
        assert (due.done_at, due.done_by_id) == (row.happened_at, row.pk)

    def test_a_call_that_nobody_took_is_still_to_be_made(self, log, plan, clock):
        due = plan()
        clock(2026, 3, 20, 11)
        log(answered=False)
        due.refresh_from_db()
        assert due.is_open
