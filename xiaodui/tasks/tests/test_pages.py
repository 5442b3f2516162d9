"""The pages as they are used: the box that takes a line, the tick, Today, a customer's tab, what is owed."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.core import clock as the_clock
from xiaodui.customers.models import Customer
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.tasks import acts
from xiaodui.tasks.hears import tell_both_sides
from xiaodui.tasks.models import Promise, Task
from xiaodui.tasks.today import matters


def events(answer: Any) -> dict[str, Any]:
    return json.loads(answer["HX-Trigger"])  # type: ignore[no-any-return]


def test_a_line_becomes_a_task_with_its_day(cast: Cast, wednesday: date, htmx: Callable[..., Any]) -> None:
    answer = htmx(cast.wanglei, "/tasks/add", {"line": "周五 10:00 给恒拓送样品"})
    task = Task.objects.get()
    assert (task.title, task.due_on, str(task.due_time)) == ("给恒拓送样品", date(2026, 3, 20), "10:00:00")
    assert "xd:task" in events(answer) and "3 月 20 日" in events(answer)["xd:toast"]["text"]
    assert 'id="quick-task"' in answer.content.decode()


def test_a_name_in_front_gives_it_to_a_mate(cast: Cast, wednesday: date, htmx: Callable[..., Any]) -> None:
    htmx(cast.wanglei, "/tasks/add", {"line": "@陈晨 明天 送样品"})
    assert Task.objects.get().person == cast.chenchen


def test_a_name_whom_he_may_not_ask_stays_in_the_title(cast: Cast, wednesday: date, htmx: Callable[..., Any]) -> None:
    htmx(cast.wanglei, "/tasks/add", {"line": "@赵敏 明天 送样品"})
    task = Task.objects.get()
    assert task.person == cast.wanglei and task.title == "@赵敏 送样品"


@pytest.mark.parametrize("line", ["", "   ", "长" * 201])
def test_a_line_that_says_nothing_or_too_much_is_refused(
    cast: Cast, wednesday: date, htmx: Callable[..., Any], line: str
) -> None:
    assert htmx(cast.wanglei, "/tasks/add", {"line": line}).status_code == 422
    assert not Task.objects.exists()


def test_a_tick_can_be_undone(cast: Cast, give: Callable[..., Task], htmx: Callable[..., Any]) -> None:
    task = give()
    answer = htmx(cast.wanglei, f"/tasks/{task.pk}/done", {})
    undo = events(answer)["xd:toast"]["undo"]
    assert Task.objects.get().done_at is not None
    htmx(cast.wanglei, undo, {})
    assert Task.objects.get().is_open


def test_without_scripts_a_tick_leads_back(cast: Cast, give: Callable[..., Task], client: Client) -> None:
    task = give()
    sign_in(client, cast.wanglei)
    answer = client.post(f"/tasks/{task.pk}/done", headers={"Referer": "http://testserver/tasks"})
    assert (answer.status_code, answer["Location"]) == (302, "http://testserver/tasks")
    away = client.post(f"/tasks/{task.pk}/reopen", headers={"Referer": "http://elsewhere.example/"})
    assert away["Location"] == f"/tasks/{task.pk}"


def test_the_list_stands_by_how_soon_it_is_due(cast: Cast, clock: Any, give: Callable[..., Task], htmx: Any) -> None:
    for title, day in (
        ("甲", date(2026, 3, 18)),
        ("乙", date(2026, 3, 19)),
        ("丙", date(2026, 3, 20)),
        ("丁", date(2026, 4, 2)),
        ("戊", None),
    ):
        give(title, due_on=day)
    clock(2026, 3, 19, 9)
    html = htmx(cast.wanglei, "/tasks").content.decode()
    said = ["晚了", "甲", "今天", "乙", "这周", "丙", "以后", "丁", "没定日子", "戊"]
    places = [html.index(f">{word}</h2>" if place % 2 == 0 else f">{word}</a>") for place, word in enumerate(said)]
    assert places == sorted(places)


def test_a_leader_sees_what_his_people_have_to_do(cast: Cast, give: Callable[..., Task], htmx: Any) -> None:
    give("给恒拓回电话")
    assert "给恒拓回电话" in htmx(cast.lijing, "/tasks?who=team").content.decode()
    assert "给恒拓回电话" not in htmx(cast.lijing, "/tasks").content.decode()
    assert "给恒拓回电话" not in htmx(cast.chenchen, "/tasks?who=team").content.decode()


def test_who_gave_it_finds_it_among_those_he_gave(cast: Cast, give: Callable[..., Task], htmx: Any) -> None:
    give("送样品", by=cast.lijing, to=cast.chenchen)
    assert "送样品" in htmx(cast.lijing, "/tasks?who=given").content.decode()


def test_today_lists_what_is_late_and_due(
    cast: Cast, clock: Any, give: Callable[..., Task], promise: Any, client: Client
) -> None:
    give("昨天的事", due_on=date(2026, 3, 18))
    give("今天的事", due_on=date(2026, 3, 19))
    give("后天的事", due_on=date(2026, 3, 20))
    acts.make(by=cast.wanglei, text="给你准话", kind="answer", due_on=date(2026, 3, 19), to_person=cast.chenchen)
    clock(2026, 3, 19, 9)
    section = sign_in(client, cast.wanglei).get("/today/tasks").content.decode()
    assert all(word in section for word in ("昨天的事", "今天的事", "给你准话", "3 件")) and "后天的事" not in section
    first = next(iter(matters(Cast.fresh(cast.wanglei))))
    assert "昨天的事" in first.sentence and first.order < 20


def test_with_nothing_due_today_is_silent(cast: Cast, wednesday: date, client: Client) -> None:
    assert "hidden" in sign_in(client, cast.wanglei).get("/today/tasks").content.decode()
    assert list(matters(cast.wanglei)) == []


def test_the_customer_s_tab_lists_and_adds(cast: Cast, customer: Customer, htmx: Any) -> None:
    asked = htmx(cast.wanglei, f"/tasks/new?about=customer:{customer.pk}").content.decode()
    assert "恒拓精密" in asked and f'value="customer:{customer.pk}"' in asked
    htmx(cast.wanglei, "/tasks/new", {"title": "送样品", "about": f"customer:{customer.pk}", "due_on": "2026-03-20"})
    tab = htmx(cast.wanglei, f"/customers/{customer.pk}?tab=tasks", target="customer-tab").content.decode()
    assert "送样品" in tab and 'id="customer-tasks"' in tab


def test_the_finder_offers_only_whom_he_may_ask(cast: Cast, wednesday: date, htmx: Any) -> None:
    html = htmx(cast.wanglei, "/tasks/people").content.decode()
    assert all(name in html for name in ("王磊", "陈晨", "李静")) and not any(
        name in html for name in ("赵敏", "老周", "旧人")
    )


def test_a_request_is_a_notice_to_its_person_and_its_end_to_the_giver(cast: Cast, give: Callable[..., Task]) -> None:
    task = give("送样品", by=cast.lijing, to=cast.chenchen)
    acts.done(task, by=cast.chenchen)
    give("自己的事")
    tell_both_sides(list(Fact.objects.filter(verb__startswith="task.").order_by("pk")))
    assert set(Notice.objects.values_list("person__name", "kind")) == {
        ("陈晨", "task.asked"),
        ("李静", "task.answered"),
    }


def test_both_sides_find_the_promise(cast: Cast, promise: Any, htmx: Any) -> None:
    made = promise()
    assert made.text in htmx(cast.lijing, "/promises").content.decode()
    assert made.text in htmx(cast.wanglei, "/promises?who=owed").content.decode()
    assert made.text in htmx(cast.laozhou, "/promises?who=team").content.decode()
    assert htmx(cast.zhaomin, f"/promises/{made.pk}").status_code == 404


def test_a_promise_is_settled_and_disputed_in_dialogs(cast: Cast, promise: Any, htmx: Any) -> None:
    made = promise()
    assert htmx(cast.wanglei, f"/promises/{made.pk}/settle").status_code == 403
    htmx(cast.lijing, f"/promises/{made.pk}/settle", {"how": "周五发了"})
    page = htmx(cast.wanglei, f"/promises/{made.pk}", target="promise-head").content.decode()
    assert "周五发了" in page and "还没兑现" in page
    htmx(cast.wanglei, f"/promises/{made.pk}/dispute", {"reason": "没我的份"})
    assert Promise.objects.get().is_open


def test_both_sides_hear_of_a_promise(cast: Cast, promise: Any) -> None:
    acts.settle(promise(), by=cast.lijing, how="周五发了")
    tell_both_sides(list(Fact.objects.filter(verb__startswith="promise.").order_by("pk")))
    told = set(Notice.objects.values_list("person__name", "kind"))
    assert told == {(name, kind) for name in ("王磊", "陈晨") for kind in ("promise.made", "promise.settled")}


def test_times_are_said_as_people_say_them(cast: Cast, clock: Any, give: Callable[..., Task], htmx: Any) -> None:
    give("甲", due_on=date(2026, 3, 20))
    clock(2026, 3, 22, 18)
    assert the_clock.today() == date(2026, 3, 22)
    assert "晚了 2 天" in htmx(cast.wanglei, "/tasks").content.decode()
