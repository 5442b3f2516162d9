"""From opener to follower to closer: written, confirmed, and until then the giver's."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.assignment import acts
from xiaodui.assignment.models import Passing, PhaseOwner
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deadlines import Deadline
from xiaodui.duties.acts import take_phase
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice

SAID = {
    "stands_at": "样品认可了，等报价", "promised": "周五前给报价", "next_step": "周五打给周工", "message": "周工只接上午的电话",
}  # fmt: skip


@pytest.fixture
def passed(cast: Cast, lead: Callable[..., Customer]) -> Callable[..., Passing]:
    """王磊 passes one of his on to 陈晨, who is to follow up."""

    def made(**given: Any) -> Passing:
        customer = given.pop("customer", None) or lead(owner=cast.wanglei)
        said = {"to": cast.chenchen, "phase": "follower", **SAID, **given}
        return acts.pass_on(customer, by=cast.wanglei, **said)  # type: ignore[no-any-return]

    return made


def owner_of(passing: Passing) -> Any:
    return Customer.objects.select_related("owner").get(pk=passing.customer_id).owner


def test_until_it_is_confirmed_it_is_the_giver_s(passed: Callable[..., Passing], cast: Cast) -> None:
    one = passed()
    assert owner_of(one) == cast.wanglei
    assert Deadline.objects.get(kind="handing").promiser == cast.chenchen
    settle()
    assert Notice.objects.filter(person=cast.chenchen, kind="passing.asked").exists()


def test_confirmed_it_changes_hands_and_both_parts_are_kept(passed: Callable[..., Passing], cast: Cast) -> None:
    one = passed()
    acts.confirm(one, by=cast.chenchen)
    assert owner_of(one) == cast.chenchen and one.end == "confirmed"
    rows = PhaseOwner.objects.order_by("since", "pk").values_list("person__name", "phase", "share", "until")
    assert [(name, phase, share, until is None) for name, phase, share, until in rows] == [
        ("王磊", "opener", 20, False), ("陈晨", "follower", 30, True)
    ]  # fmt: skip
    assert Deadline.objects.get(kind="handing").end == "met"
    assert list(Fact.objects.filter(subject=f"passing:{one.pk}").order_by("pk").values_list("verb", flat=True)) == [
        "passing.asked", "passing.confirmed"
    ]  # fmt: skip


def test_on_to_the_closer_the_shares_make_a_hundred(passed: Callable[..., Passing], cast: Cast) -> None:
    one = passed()
    acts.confirm(one, by=cast.chenchen)
    customer = Customer.objects.select_related("owner").get(pk=one.customer_id)
    back = acts.pass_on(customer, by=cast.chenchen, to=cast.wanglei, phase="closer", **SAID)
    acts.confirm(back, by=cast.wanglei)
    assert sum(PhaseOwner.objects.values_list("share", flat=True)) == 100
    assert PhaseOwner.objects.get(until=None).person == cast.wanglei == owner_of(one)


def test_declined_it_stays_and_the_giver_is_told(passed: Callable[..., Passing], cast: Cast) -> None:
    one = passed()
    acts.decline(one, by=cast.chenchen, reason="下周在外地")
    settle()
    assert owner_of(one) == cast.wanglei and not PhaseOwner.objects.exists()
    assert Notice.objects.filter(person=cast.wanglei, kind="passing.declined").exists()


def test_only_the_taker_confirms(passed: Callable[..., Passing], cast: Cast) -> None:
    one = passed()
    for other in (cast.wanglei, cast.lijing, cast.zhaomin):
        with pytest.raises(Forbidden):
            acts.confirm(one, by=other)
    assert acts.confirm.may(cast.chenchen, one)


def test_withdrawn_it_can_go_to_another_and_only_then(passed: Callable[..., Passing], cast: Cast) -> None:
    one = passed()
    with pytest.raises(Refusal, match="先收回"):
        passed(customer=one.customer)
    acts.withdraw(one, by=cast.wanglei)
    assert passed(customer=one.customer).pk != one.pk


def test_without_a_message_it_does_not_go(passed: Callable[..., Passing]) -> None:
    with pytest.raises(Invalid) as no:
        passed(message="")
    assert "message" in no.value.errors and not Passing.objects.exists()


def test_where_a_team_says_who_does_a_phase_it_goes_to_one_of_those(passed: Callable[..., Passing], cast: Cast) -> None:
    take_phase(by=cast.lijing, team=cast.thunder, person=cast.chenchen, phase="closer")
    with pytest.raises(Refusal, match="陈晨"):
        passed(to=cast.zhaomin, phase="closer")
    assert passed(phase="closer").to == cast.chenchen


def test_what_was_handed_over_meanwhile_is_off(passed: Callable[..., Passing], cast: Cast) -> None:
    from xiaodui.customers.acts import hand_over

    one = passed()
    hand_over(Customer.objects.get(pk=one.customer_id), by=cast.lijing, to=cast.lijing, reason="我来")
    one.refresh_from_db()
    assert one.end == "withdrawn" and owner_of(one) == cast.lijing
    with pytest.raises(Refusal):
        acts.confirm(one, by=cast.chenchen)
