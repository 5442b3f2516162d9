"""Pages of complaints, and who reads them."""

from typing import Any

from django.urls import reverse

from tests.cast import Cast
from xiaodui.complaints import acts
from xiaodui.complaints.models import Complaint
from xiaodui.complaints.tests.conftest import TEXT
from xiaodui.customers.models import Customer, Involvement


def test_filed_from_the_customer_s_page(cast: Cast, customer: Customer, htmx: Any) -> None:
    page = htmx(cast.wanglei, reverse("customer", args=[customer.pk]), target="customer-aside").text
    path = reverse("complain-customer", args=[customer.pk])
    assert path in page
    assert "那天归谁跟的那位" in htmx(cast.wanglei, path).text
    answer = htmx(cast.wanglei, path, {"text": TEXT, "source": "customer", "channel": "call"})
    assert answer.status_code == 200 and "李静" in answer["HX-Trigger"].encode().decode("unicode_escape")
    assert Complaint.objects.get().about == cast.wanglei
    assert TEXT[:10] in htmx(cast.wanglei, reverse("customer", args=[customer.pk]), target="customer-aside").text


def test_who_reads_it(cast: Cast, complaint: Complaint, client: Any, htmx: Any) -> None:
    """A team-mate who works on the customer reads nothing of it; the API says the same."""
    Involvement.objects.create(customer=complaint.customer, person=cast.chenchen, since=complaint.filed_at)
    for person, status in (
        (cast.laozhou, 200),
        (cast.lijing, 200),
        (cast.wanglei, 200),
        (cast.chenchen, 404),
        (cast.sunyue, 404),
        (cast.zhaomin, 404),
    ):
        assert htmx(person, reverse("complaint", args=[complaint.pk])).status_code == status, person
        assert client.get(f"/api/v1/complaints/{complaint.pk}").status_code == status, person
    assert (
        TEXT[:10]
        not in htmx(cast.chenchen, reverse("customer", args=[complaint.customer_id]), target="customer-aside").text
    )
    assert complaint.name not in htmx(cast.chenchen, reverse("complaints")).text


def test_the_way_to_an_answer(cast: Cast, complaint: Complaint, htmx: Any) -> None:
    page = reverse("complaint", args=[complaint.pk])
    mine = htmx(cast.wanglei, page).text
    assert (
        reverse("reply-complaint", args=[complaint.pk]) in mine
        and reverse("answer-complaint", args=[complaint.pk]) not in mine
    )
    htmx(cast.wanglei, reverse("reply-complaint", args=[complaint.pk]), {"text": "快递晚了两天"})
    lead = htmx(cast.lijing, page).text
    assert "的投诉" in lead.split('id="timeline"')[1], "each fact names what it is about"
    assert "快递晚了两天" in lead and reverse("answer-complaint", args=[complaint.pk]) in lead
    assert complaint.name in htmx(cast.lijing, reverse("complaints")).text, "what waits for him comes first"
    answer = htmx(
        cast.lijing, reverse("answer-complaint", args=[complaint.pk]), {"outcome": "upheld", "text": "以后发样当天说"}
    )
    assert answer.status_code == 200
    done = htmx(cast.wanglei, page, target="complaint").text
    assert "以后发样当天说" in done and "成立" in done and "answer" not in done.split("article")[0]
    assert complaint.name in htmx(cast.wanglei, reverse("complaints") + "?who=ended").text
    assert complaint.name not in htmx(cast.lijing, reverse("complaints") + "?who=answer").text


def test_each_list_says_when_it_is_empty(cast: Cast, wednesday: Any, htmx: Any) -> None:
    said = {
        who: htmx(cast.lijing, f"{reverse('complaints')}?who={who}", target="complaint-list").text
        for who in ("answer", "mine", "team", "ended")
    }
    assert len(set(said.values())) == 4 and all("empty" in text for text in said.values())


def test_a_page_that_nobody_saw_changes_nothing(cast: Cast, complaint: Complaint, htmx: Any) -> None:
    acts.answer(complaint, by=cast.lijing, outcome="withdrawn", text="客户说算了")
    late = htmx(cast.laozhou, reverse("answer-complaint", args=[complaint.pk]), {"outcome": "upheld", "text": "成立"})
    assert late.status_code == 422 and "已经答复" in late.text
