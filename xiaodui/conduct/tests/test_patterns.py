"""What a pattern sees is written down once, for whom the clause bound, in heaps as one."""

from datetime import timedelta

from xiaodui.conduct.acts.look import look
from xiaodui.conduct.acts.withdraw import withdraw
from xiaodui.conduct.detectors import Pattern, all_detectors
from xiaodui.conduct.models import Finding, Violation
from xiaodui.conduct.tests.conftest import NOW
from xiaodui.customers import acts
from xiaodui.customers.sockets import GUARDS
from xiaodui.journal import Fact
from xiaodui.notices.models import Notice


def swap_pattern() -> Pattern:
    return next(one for one in all_detectors(Pattern) if one.name == "customers.back_and_forth")


def all_facts() -> list[Fact]:
    return list(Fact.objects.order_by("pk"))


def test_a_customer_handed_there_and_back_is_found(cast, found):
    handed = Fact.objects.filter(verb="customer.handed_over").values_list("pk", flat=True)
    assert (found.person, found.team, found.evidence) == (cast.wanglei, cast.thunder, sorted(handed))
    assert (found.clause, found.nth, found.rung, found.state) == ("customers.no_swap", 1, 0, "found")
    assert found.cite.startswith("customers.no_swap@")


def test_he_and_his_leader_are_told(cast, found):
    told = Notice.objects.filter(kind="violation.found").values_list("person__login", flat=True)
    assert set(told) == {"wanglei", "lijing"}


def test_the_same_facts_heard_again_find_nothing_more(found):
    look(swap_pattern(), all_facts())
    assert Violation.objects.count() == Finding.objects.count() == 1
    assert Violation.objects.get().times == 1


def test_what_else_happened_that_day_joins_it(customer, swap, hear):
    swap(hours=6)
    swap(hours=3)
    hear()
    one = Violation.objects.get()
    assert (one.times, len(one.evidence)) == (2, 4)


def test_another_day_is_another_and_the_second_in_the_window(customer, swap, hear):
    swap(hours=24 * 20)
    swap()
    hear()
    assert list(Violation.objects.order_by("happened_at").values_list("nth", "rung")) == [(1, 0), (2, 1)]


def test_one_found_late_numbers_those_after_it_anew(customer, swap, hear):
    swap()
    hear()
    swap(hours=24 * 20)
    hear()
    assert list(Violation.objects.order_by("happened_at").values_list("nth", flat=True)) == [1, 2]


def test_beyond_the_window_it_is_the_first_again(customer, swap, hear):
    swap(hours=24 * 91)
    swap()
    hear()
    assert list(Violation.objects.values_list("nth", flat=True)) == [1, 1]


def test_withdrawn_it_counts_no_more_and_never_comes_back(cast, customer, swap, hear):
    swap(hours=24 * 20)
    swap()
    hear()
    first, second = Violation.objects.order_by("happened_at")
    withdraw(first, by=cast.lijing, reason="客户指定的")
    second.refresh_from_db()
    assert second.nth == 1
    look(swap_pattern(), all_facts())
    assert Violation.objects.standing().get() == second


def test_what_a_leader_hands_over_is_nobodys_trick(cast, swap, hear, monkeypatch):
    monkeypatch.setattr(GUARDS, "_plugged", [])  # as where no protection is on
    swap(by=cast.lijing)
    hear()
    assert not Violation.objects.exists()


def test_too_far_apart_is_no_swap(swap, hear):
    swap(hours=24 * 12, between=24 * 8)
    hear()
    assert not Violation.objects.exists()


def test_two_customers_are_no_swap(cast, customer, hear):
    other = acts.create(by=cast.chenchen, name="无锡博远电气")
    acts.hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换一下")
    acts.hand_over(other, by=cast.chenchen, to=cast.wanglei, reason="换一下")
    hear()
    assert not Violation.objects.exists()


def test_facts_heard_one_by_one_find_the_same(swap, hear):
    swap(hours=30)
    swap(hours=5)
    for fact in all_facts():
        look(swap_pattern(), [fact])
    assert [(one.times, len(one.evidence)) for one in Violation.objects.all()] == [(1, 2), (1, 2)]
    assert Violation.objects.order_by("happened_at").last().happened_at == NOW - timedelta(hours=4)


def test_who_has_left_is_not_charged(cast, swap, hear):
    swap()
    type(cast.wanglei).objects.filter(pk=cast.wanglei.pk).update(is_active=False)
    hear()
    assert not Violation.objects.exists()
