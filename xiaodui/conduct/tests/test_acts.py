"""Reporting and taking back."""

from datetime import timedelta

import pytest

from xiaodui.conduct.acts import report, withdraw
from xiaodui.conduct.models import Report, Violation
from xiaodui.conduct.tests.conftest import NOW
from xiaodui.core import clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import note
from xiaodui.customers.models import Involvement
from xiaodui.journal import Fact
from xiaodui.measures.models import Tally
from xiaodui.notices.models import Notice


@pytest.fixture
def noted(cast, customer):
    """Ids of two notes that 王磊 wrote on a customer that 陈晨 works with too."""
    Involvement.note({(customer.pk, cast.chenchen.pk)}, NOW)
    for text in ("这人真烦", "懒得理他"):
        note(customer, by=cast.wanglei, text=text)
    return list(Fact.objects.filter(verb="note.written").order_by("pk").values_list("pk", flat=True))


def tell(cast, evidence, by=None, person=None, **more):
    said = {"clause": "chat.conduct", "words": "背后骂客户", **more}
    return report(by=cast.fresh(by or cast.chenchen), person=person or cast.wanglei, evidence=evidence, **said)


class TestReport:
    def test_what_a_colleague_saw_becomes_a_violation(self, cast, noted):
        made = tell(cast, noted)
        one = Violation.objects.get()
        assert (made.violation, one.person, one.clause, one.evidence) == (one, cast.wanglei, "chat.conduct", noted)
        assert (made.by, made.named) == (cast.chenchen, False)

    def test_the_same_reported_twice_is_one(self, cast, noted):
        tell(cast, noted[:1])
        tell(cast, noted[:1], by=cast.lijing)
        assert (Violation.objects.count(), Violation.objects.get().times, Report.objects.count()) == (1, 1, 2)

    def test_a_heap_of_reports_of_one_day_is_one_to_talk_about(self, cast, noted):
        tell(cast, noted[:1])
        tell(cast, noted[1:])
        assert (Violation.objects.get().times, Violation.objects.get().evidence) == (2, noted)

    def test_what_one_may_not_see_is_no_evidence(self, cast, noted):
        with pytest.raises(Invalid):
            tell(cast, noted, by=cast.zhaomin)
        assert not Violation.objects.exists()

    def test_what_somebody_else_did_is_no_evidence_against_him(self, cast, customer, noted):
        note(customer, by=cast.chenchen, text="我写的")
        mine = Fact.objects.filter(actor=f"person:{cast.chenchen.pk}").latest("pk")
        for evidence in ([mine.pk], [10**9], [*noted, mine.pk]):
            with pytest.raises(Invalid):
                tell(cast, evidence)

    def test_a_clause_that_nobody_reports_on_is_none(self, cast, noted):
        with pytest.raises(Invalid):
            tell(cast, noted, clause="customers.no_swap")

    def test_nobody_reports_himself(self, cast, noted):
        with pytest.raises(Refusal) as no:
            tell(cast, noted, by=cast.wanglei)
        assert no.value.code == "report.self"

    def test_nobody_reports_all_day(self, cast, noted):
        for _time in range(5):
            tell(cast, noted)
        with pytest.raises(Refusal) as no:
            tell(cast, noted)
        assert no.value.code == "report.often"
        with clock.at(NOW + timedelta(days=1, minutes=1)):
            tell(cast, noted)


class TestWithdraw:
    def test_it_stays_with_its_reason_and_is_taken_back_from_the_figure(self, cast, found):
        done = withdraw(found, by=cast.lijing, reason="客户指定换人")
        assert (done.state, done.withdrawn_by, done.withdrawn_why) == ("withdrawn", cast.lijing, "客户指定换人")
        assert [int(one.value) for one in Tally.objects.filter(measure="conduct.violations").order_by("pk")] == [1, -1]
        assert Notice.objects.filter(person=cast.wanglei, kind="violation.withdrawn").exists()

    def test_a_second_press_is_refused(self, cast, found):
        withdraw(found, by=cast.lijing, reason="客户指定换人")
        with pytest.raises(Refusal) as no:
            withdraw(found, by=cast.laozhou, reason="再来一次")
        assert no.value.code == "violation.withdrawn"

    @pytest.mark.parametrize("part", ["member", "mate", "analyst", "outsider"])
    def test_who_does_not_lead_him_takes_nothing_back(self, cast, found, part):
        with pytest.raises(Forbidden):
            withdraw(found, by=cast.fresh(cast.people[part]), reason="我看没事")

    def test_nobody_decides_on_his_own(self, cast, found):
        Violation.objects.update(person=cast.lijing)
        found.refresh_from_db()
        with pytest.raises(Forbidden):
            withdraw(found, by=cast.fresh(cast.lijing), reason="我看没事")
        assert withdraw(found, by=cast.fresh(cast.laozhou), reason="看过了，没事").state == "withdrawn"
