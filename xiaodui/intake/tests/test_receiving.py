"""What becomes of a message from outside, and that whoever sends learns nothing from it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.models import Contact, Customer
from xiaodui.intake import acts
from xiaodui.intake.acts.quarantine import forget_old
from xiaodui.intake.models import IntakeForm, Submission
from xiaodui.intake.stamps import A_MINUTE
from xiaodui.journal.models import Fact
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period
from xiaodui.notices.models import Notice
from xiaodui.pool.models import Place, Pool

THANKS = "一个工作日内给你回电"


def status(answer: Any) -> str:
    return str(answer.content.decode().split('role="status"')[1].split("</section>")[0])


def test_what_a_stranger_sends_is_a_lead(send: Callable[..., Any]) -> None:
    assert THANKS in send().content.decode()
    lead = Customer.objects.get()
    assert lead.is_lead and lead.owner is None and (lead.name, lead.source) == ("无锡博远电气有限公司", "官网")
    assert Contact.objects.get().phone == "0510 8273 5500"
    assert Submission.objects.get().state == "lead" and Submission.objects.get().said == {}


def test_it_goes_where_the_form_says(cast: Cast, make: Callable[..., Any], send: Callable[..., Any]) -> None:
    send(to=make(goes_to="person", person=cast.chenchen))
    assert Customer.objects.get().owner == cast.chenchen
    assert Notice.objects.get(kind="customer.came_online").person == cast.chenchen
    pool = Pool.objects.create(name="展会", for_all=True)
    send(to=make(goes_to="pool", pool=pool), name="宁波海晟物流")
    assert Place.objects.get(pool=pool).customer.name == "宁波海晟物流"


def test_who_left_gets_nothing_by_a_form(cast: Cast, make: Callable[..., Any], send: Callable[..., Any]) -> None:
    form = make(goes_to="person", person=cast.chenchen)
    type(cast.chenchen).objects.filter(pk=cast.chenchen.pk).update(is_active=False)
    send(to=IntakeForm.objects.get(pk=form.pk))
    assert Customer.objects.get().owner is None


def test_a_customer_that_we_have_is_told_to_its_owner_and_to_nobody_outside(
    cast: Cast, send: Callable[..., Any]
) -> None:
    stranger = status(send(name="宁波海晟物流"))
    known = add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")
    answer = send(name="苏州恒拓精密机械有限公司", about="能不能周四来一趟")
    assert answer.status_code == 200 and status(answer) == stranger and THANKS in stranger
    assert Customer.objects.filter(name=known.name).count() == 1 and Submission.objects.latest("pk").state == "known"
    notice = Notice.objects.get(kind="customer.asked_online")
    assert notice.person == cast.wanglei and notice.fact.within == f"customer:{known.pk}"


def test_its_words_stand_on_the_customer_s_timeline(
    cast: Cast, send: Callable[..., Any], htmx: Callable[..., Any]
) -> None:
    known = add_customer(by=cast.wanglei, name="苏州恒拓精密机械有限公司")
    send(name=known.name, about="能不能周四来一趟")
    page = htmx(cast.wanglei, f"/customers/{known.pk}/timeline").content.decode()
    assert "客户自己来问了" in page and "能不能周四来一趟" in page and "0510 8273 5500" in page


def test_the_same_message_again_is_received_once(send: Callable[..., Any]) -> None:
    assert send().status_code == send().status_code == 200
    assert Customer.objects.count() == Submission.objects.count() == 1
    assert not Fact.objects.filter(verb="customer.asked_online").exists()


def test_what_looks_like_spam_waits_and_the_sender_reads_the_same_thanks(cast: Cast, send: Callable[..., Any]) -> None:
    answer = send(website_url="http://x")
    assert THANKS in answer.content.decode() and not Customer.objects.exists()
    held = Submission.objects.get()
    assert held.state == "held" and held.why == ["trap"] and held.said["contact"] == "钱进"
    assert Notice.objects.get(kind="submission.held").person == cast.laozhou


def test_released_it_takes_its_way(cast: Cast, send: Callable[..., Any]) -> None:
    send(waited=1)
    held = Submission.objects.get()
    acts.release(held, by=cast.laozhou)
    assert Customer.objects.get().name == "无锡博远电气有限公司"
    assert Submission.objects.get().state == "released" and Submission.objects.get().said == {}
    with pytest.raises(Refusal):
        acts.release(held, by=cast.laozhou)
    assert Customer.objects.count() == 1


def test_discarded_its_words_are_forgotten(cast: Cast, send: Callable[..., Any]) -> None:
    send(waited=1)
    acts.discard(Submission.objects.get(), by=cast.laozhou)
    assert Submission.objects.get().said == {} and not Customer.objects.exists()


def test_after_a_month_what_nobody_looked_at_is_forgotten(clock: Callable[..., Any], send: Callable[..., Any]) -> None:
    send(waited=1)
    clock(2026, 4, 10)
    assert forget_old() == 0
    clock(2026, 4, 19)
    assert forget_old() == 1 and Submission.objects.get().said == {}


def test_only_who_brings_records_in_keeps_forms(cast: Cast, form: IntakeForm, send: Callable[..., Any]) -> None:
    send(waited=1)
    for who in (cast.wanglei, cast.lijing, cast.sunyue):
        with pytest.raises(Forbidden):
            acts.release(Submission.objects.get(), by=who)
        with pytest.raises(Forbidden):
            acts.retire_form(form, by=who)
        assert not IntakeForm.objects.visible_to(who).exists() and not Submission.objects.visible_to(who).exists()
    acts.retire_form(form, by=cast.laozhou)


def test_nobody_but_the_system_receives(cast: Cast, form: IntakeForm) -> None:
    with pytest.raises(Forbidden):
        acts.receive(form, by=cast.laozhou, name="无锡博远电气", address="x")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"asks": ["about"]}, "asks"), ({"goes_to": "person"}, "person"), ({"goes_to": "pool"}, "pool"),
        ({"origins": "不是网址"}, "origins"), ({"asks": ["salary"]}, "asks"),
    ],
)  # fmt: skip
def test_a_form_that_leads_nowhere_is_refused(make: Callable[..., Any], more: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as no:
        make(**more)
    assert list(no.value.errors) == [field]


def test_what_the_form_doesn_t_ask_isn_t_kept(make: Callable[..., Any], send: Callable[..., Any]) -> None:
    send(to=make(asks=["phone"], musts=[]), about="夹带的话", email="x@y.example")
    assert Customer.objects.get().about == "" and not Contact.objects.filter(email="x@y.example").exists()


def test_the_address_is_kept_as_a_hash(send: Callable[..., Any]) -> None:
    send(at="203.0.113.9")
    send(at="203.0.113.9", name="宁波海晟物流")
    kept = set(Submission.objects.values_list("address", flat=True))
    assert len(kept) == 1 and "203.0.113" not in str(kept)


def test_figures_count_what_came_and_what_was_held(cast: Cast, wednesday: Any, send: Callable[..., Any]) -> None:
    send()
    send(name="宁波海晟物流", waited=1)
    send(name="扬州嘉禾食品", waited=1)
    acts.release(Submission.objects.filter(state="held").earliest("pk"), by=cast.laozhou)
    day = Period(wednesday.date(), wednesday.date())
    figures = {code: ask(f"intake.{code}", cast.laozhou, day).total for code in ("received", "spam")}
    assert {code: str(value) for code, value in figures.items()} == {"received": "2", "spam": "1"}


def test_one_address_is_stopped_and_another_isn_t(send: Callable[..., Any]) -> None:
    answers = [send(name=f"无锡第 {n} 电气", at="203.0.113.9").status_code for n in range(A_MINUTE + 2)]
    assert answers == [200] * A_MINUTE + [429] * 2
    assert send(name="宁波海晟物流", at="203.0.113.10").status_code == 200
