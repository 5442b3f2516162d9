"""The record that a task is about never gets out to who may not see it: by page, API, journal, notice or wire."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create as open_deal
from xiaodui.journal.models import Fact
from xiaodui.journal.telling import tell
from xiaodui.tasks import acts
from xiaodui.tasks.hears import make_tasks_findable, tell_both_sides
from xiaodui.tasks.models import Task

NAME = "恒拓精密"
PAGES = ("/", "/tasks", "/tasks?who=given", "/tasks/{pk}", "/tasks/{pk}/edit", "/api/v1/tasks", "/api/v1/tasks/{pk}",
         "/search?q=恒拓", "/search?q=图纸", "/notices", "/today/tasks", "/tasks/new?about=customer:{about}",
         "/promises/new?about=customer:{about}")  # fmt: skip


@pytest.fixture
def asked(cast: Cast, give: Callable[..., Task], customer: Customer) -> Task:
    """李静 asks 陈晨, who doesn't see 王磊's customer."""
    task = give("看一下图纸", by=cast.lijing, to=cast.chenchen, about=f"customer:{customer.pk}")
    facts = list(Fact.objects.filter(verb__startswith="task.").order_by("pk"))
    tell_both_sides(facts)
    make_tasks_findable(facts)
    return task


def seen(person: Any, asked: Task) -> dict[str, str]:
    client = sign_in(Client(), person)
    about = asked.about.partition(":")[2]
    return {page: client.get(page.format(pk=asked.pk, about=about)).content.decode() for page in PAGES}


def test_who_sees_the_customer_reads_its_name(cast: Cast, asked: Task) -> None:
    said = seen(cast.lijing, asked)
    assert NAME in said["/tasks/{pk}"] and NAME in said["/tasks?who=given"]


def test_who_doesn_t_reads_no_name_and_no_key(cast: Cast, asked: Task, customer: Customer) -> None:
    said = seen(cast.chenchen, asked)
    assert "看一下图纸" in said["/tasks/{pk}"] and "看一下图纸" in said["/tasks"]
    assert [page for page, html in said.items() if NAME in html] == []
    asked_for = {page: html for page, html in said.items() if "{about}" not in page}
    assert [page for page, html in asked_for.items() if f"customer:{customer.pk}" in html] == []


def test_the_facts_that_reach_him_don_t_carry_its_key(cast: Cast, asked: Task) -> None:
    acts.done(asked, by=cast.chenchen)
    for fact in Fact.objects.filter(subject=f"task:{asked.pk}"):
        assert asked.about not in fact.body
        assert NAME not in str(tell([fact], cast.chenchen)[0].sentence)


def test_where_all_concerned_see_it_the_customer_s_timeline_tells_of_it(
    cast: Cast, give: Callable[..., Task], customer: Customer
) -> None:
    task = give(by=cast.lijing, to=cast.wanglei, about=f"customer:{customer.pk}")
    assert Fact.objects.get(subject=f"task:{task.pk}").within == task.about
    page = sign_in(Client(), cast.wanglei).get(f"/customers/{customer.pk}").content.decode()
    assert task.title in page


def test_a_deal_may_be_what_it_is_about(cast: Cast, give: Callable[..., Task], customer: Customer) -> None:
    deal = open_deal(by=cast.wanglei, title="二期改造", amount="1000", customer=customer)
    client = sign_in(Client(), cast.wanglei)
    assert f"/tasks/new?about=deal:{deal.pk}" in client.get(f"/deals/{deal.pk}").content.decode()
    task = give(about=f"deal:{deal.pk}")
    assert task.title in client.get(f"/deals/{deal.pk}").content.decode()
    assert "二期改造" in client.get(f"/tasks/{task.pk}").content.decode()


def test_the_api_says_no_key_of_what_it_is_about(cast: Cast, asked: Task) -> None:
    answer = sign_in(Client(), cast.lijing).get(f"/api/v1/tasks/{asked.pk}")
    assert answer.status_code == 200 and "about" not in json.loads(answer.content)
