"""报备: refused where somebody has it; his once the leader has said so, once."""

import pytest

from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.customers.models import Customer
from xiaodui.deadlines.models import Deadline
from xiaodui.journal.models import Fact
from xiaodui.pool import acts
from xiaodui.pool.models import Protection, Registration

pytestmark = pytest.mark.django_db
SAID = {"name": "昆山立讯自动化有限公司", "region": "江苏昆山", "evidence": "周二去厂里见了采购陆工，在比两家"}


@pytest.fixture
def asked(cast):
    return acts.register(by=cast.wanglei, **SAID)


def test_the_leader_has_a_day_to_answer(cast, asked):
    promise = Deadline.objects.open().get(kind="registration")
    assert promise.person == cast.lijing


def test_approved_it_is_his_and_protected_from_now(cast, asked):
    done = acts.approve(asked, by=cast.lijing, answer="去谈吧")
    assert done.customer.owner == cast.wanglei and Protection.objects.get(customer=done.customer).person == cast.wanglei
    assert not Deadline.objects.open().filter(kind="registration").exists()


def test_nobody_approves_his_own(cast):
    with pytest.raises(Forbidden):
        acts.approve(acts.register(by=cast.wanglei, **SAID), by=cast.wanglei, answer="")


def test_a_second_answer_is_refused(cast, asked):
    acts.turn_down(asked, by=cast.lijing, answer="这家是老客户的子公司")
    with pytest.raises(Refusal) as no:
        acts.approve(Registration.objects.get(pk=asked.pk), by=cast.laozhou, answer="")
    assert no.value.code == "registration.answered" and not Customer.objects.filter(name=SAID["name"]).exists()


def test_held_by_another_it_is_refused_with_date_and_kept_as_a_try(cast, customer):
    with pytest.raises(Refusal) as no:
        acts.register(by=cast.zhaomin, name=customer.name, evidence="他们前台给了我名片")
    assert no.value.code == "customer.exists" and "王磊" in str(no.value) and "保护到" in str(no.value)
    assert Fact.objects.get(verb="customer.refused").detail["what"] == "register"


def test_what_waits_in_a_pool_is_claimed_there(cast, customer):
    acts.release(customer, by=cast.wanglei, why="no-time")
    with pytest.raises(Refusal) as no:
        acts.register(by=cast.zhaomin, name=customer.name, evidence="他们前台给了我名片")
    assert no.value.code == "registration.in-pool"


def test_taken_meanwhile_it_is_not_approved(cast, asked):
    from xiaodui.customers.acts import create

    create(by=cast.zhaomin, name=SAID["name"])
    with pytest.raises(Refusal):
        acts.approve(asked, by=cast.lijing, answer="")
    assert Registration.objects.get(pk=asked.pk).state == "pending"


def test_it_is_seen_by_those_concerned(cast, asked, client, htmx):
    assert SAID["name"] in htmx(cast.lijing, "/registrations").text
    assert SAID["name"] in htmx(cast.laozhou, "/registrations").text
    assert SAID["name"] not in htmx(cast.zhaomin, "/registrations").text
    assert htmx(cast.lijing, f"/registrations/{asked.pk}/approve", {"answer": "好"}).status_code == 200
