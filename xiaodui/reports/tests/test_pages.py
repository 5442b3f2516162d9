"""Pages of reports, who reads them, and what is kept of what one types."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import Cast
from xiaodui.governance import book
from xiaodui.people.models import Person
from xiaodui.reports import acts
from xiaodui.reports.acts.calling import call
from xiaodui.reports.models import WorkReport
from xiaodui.reports.tests.conftest import TODAY, WORDS
from xiaodui.reports.tests.test_asking import set_clause
from xiaodui.tasks.acts import create as give_task
from xiaodui.tasks.acts import done

DAY = {"kind": "daily", "day": TODAY.isoformat()}


def version_in(page: str) -> str:
    return re.search(r'name="version" value="(\d+)"', page)[1]  # type: ignore[index]


def test_the_page_is_filled_in_and_each_figure_opens(cast: Cast, asked: Any, htmx: Any) -> None:
    done(give_task(by=cast.wanglei, title="给恒拓回电话", due_on=TODAY), by=cast.wanglei)
    page = htmx(cast.wanglei, reverse("write-report")).text
    assert "给恒拓回电话" in page and "18:30 前交算准时" in page
    url = re.search(r'href="(/measures/tasks.done/why[^"]+)"', page)[1].replace("&amp;", "&")  # type: ignore[index]
    assert "给恒拓回电话" in htmx(cast.wanglei, url).text


def test_what_is_typed_here_stands_there(cast: Cast, asked: Any, htmx: Any) -> None:
    answer = htmx(cast.wanglei, reverse("save-report"), {**DAY, **WORDS, "version": "0", "page": "phone"})
    assert answer.status_code == 200 and "存好了" in answer.text
    there = htmx(cast.wanglei, reverse("write-report")).text
    assert WORDS["well"] in there and version_in(there) == version_in(answer.text)
    assert WORDS["well"] not in htmx(cast.lijing, reverse("team-reports")).text
    assert WORDS["well"] not in htmx(cast.lijing, reverse("report", args=[asked(cast.wanglei).pk])).text


def test_of_two_places_he_chooses_one_and_loses_none(cast: Cast, asked: Any, htmx: Any) -> None:
    save = reverse("save-report")
    htmx(cast.wanglei, save, {**DAY, **WORDS, "version": "0", "page": "phone"})
    answer = htmx(cast.wanglei, save, {**DAY, "well": "电脑上写的", "version": "0", "page": "desk"})
    assert answer.status_code == 422 and WORDS["well"] in answer.text and "HX-Retarget" not in answer
    refused = htmx(
        cast.wanglei, reverse("hand-in-report"), {**DAY, "well": "电脑上写的", "version": "0", "page": "desk"}
    )
    assert (refused.status_code, refused["HX-Retarget"]) == (422, "#saved") and WORDS["well"] in refused.text
    keep = re.search(r'name="keep" value="(\d+)"', answer.text)[1]  # type: ignore[index]
    kept = htmx(cast.wanglei, save, {**DAY, "well": "电脑上写的", "version": "0", "page": "desk", "keep": keep})
    assert kept.status_code == 200 and asked(cast.wanglei).typed["well"] == "电脑上写的"


def test_handed_in_it_is_on_the_leaders_page_and_answered_there(cast: Cast, asked: Any, htmx: Any, at: Any) -> None:
    answer = htmx(cast.wanglei, reverse("hand-in-report"), {**DAY, **WORDS, "version": "0", "page": "x"})
    report = asked(cast.wanglei)
    assert answer["HX-Redirect"] == reverse("report", args=[report.pk])
    team = htmx(cast.lijing, reverse("team-reports")).text
    assert WORDS["well"] in team and "还没交，时间没到" in team and "陈晨" in team
    row = htmx(
        cast.lijing,
        reverse("comment-report", args=[report.pk]),
        {"text": "账算得好"},
        target=f"team-report-{report.pk}",
    )
    assert row.status_code == 200 and "账算得好" in row.text and f'id="team-report-{report.pk}"' in row.text
    assert "账算得好" in htmx(cast.wanglei, reverse("report", args=[report.pk])).text
    at(18, 35)
    call()
    assert "没交的：" in htmx(cast.lijing, reverse("team-reports")).text
    assert "陈晨" in htmx(cast.lijing, reverse("team-reports") + "?show=missing").text


def test_an_empty_one_says_so_and_keeps_the_page(cast: Cast, asked: Any, htmx: Any, client: Any) -> None:
    answer = htmx(cast.wanglei, reverse("hand-in-report"), {**DAY, "well": " ", "version": "0"})
    assert answer.status_code == 422 and "三处都空着" in answer.text
    plain = client.post(reverse("hand-in-report"), {**DAY, "well": "", "version": "0"})
    assert plain.status_code == 422 and "三处都空着" in plain.text and 'name="well"' in plain.text


def test_a_later_correction_stands_beside(cast: Cast, asked: Any, htmx: Any, at: Any) -> None:
    done(give_task(by=cast.wanglei, title="给恒拓回电话", due_on=TODAY), by=cast.wanglei)
    report = acts.hand_in(by=cast.wanglei, **WORDS)
    page = reverse("report", args=[report.pk])
    assert "现在" not in htmx(cast.lijing, page).text
    at(18)
    done(give_task(by=cast.wanglei, title="发方案", due_on=TODAY), by=cast.wanglei)
    assert "现在 2" in htmx(cast.lijing, page).text


def test_who_reads_it(cast: Cast, asked: Any, htmx: Any, client: Any) -> None:
    report = acts.hand_in(by=cast.wanglei, **WORDS)
    seen = {"laozhou": 200, "lijing": 200, "wanglei": 200, "sunyue": 200, "chenchen": 404, "zhaomin": 404}
    for login, status in seen.items():
        person = getattr(cast, login)
        assert htmx(person, reverse("report", args=[report.pk])).status_code == status, login
        assert client.get(f"/api/v1/work_reports/{report.pk}").status_code == status, login


def test_mates_read_the_words_where_their_clause_says_so(cast: Cast, asked: Any, htmx: Any) -> None:
    done(give_task(by=cast.wanglei, title="只给我看的待办", due_on=TODAY), by=cast.wanglei)
    report = acts.hand_in(by=cast.wanglei, **WORDS)
    set_clause("meeting.report", **{"report.mates_read": True})
    page = htmx(cast.fresh(cast.chenchen), reverse("report", args=[report.pk]))
    assert page.status_code == 200 and WORDS["well"] in page.text
    assert "只给我看的待办" not in page.text and "/measures/tasks.done/" not in page.text
    assert htmx(cast.fresh(cast.zhaomin), reverse("report", args=[report.pk])).status_code == 404
    unread = WorkReport.objects.visible_to(cast.fresh(cast.wanglei)).filter(person=cast.chenchen)
    assert not unread.exists(), "what isn't handed in is nobody's"


def test_a_draft_is_read_by_no_api(cast: Cast, asked: Any, htmx: Any, client: Any) -> None:
    acts.save(by=cast.wanglei, **WORDS)
    htmx(cast.wanglei, "/reports")
    said = client.get(f"/api/v1/work_reports/{asked(cast.wanglei).pk}").json()
    assert said["state"] == "open" and WORDS["well"] not in str(said)


def test_today_asks_and_counts(cast: Cast, asked: Any, htmx: Any, at: Any) -> None:
    assert "写三件事就能交" in htmx(cast.wanglei, "/").text
    acts.hand_in(by=cast.wanglei, **WORDS)
    assert "写三件事就能交" not in htmx(cast.wanglei, "/").text
    at(18, 35)
    call()
    said = htmx(cast.lijing, "/").text
    assert "2 份里交了 1 份" in said and "1 位没交" in said and "1 份没点评" in said


def test_a_notice_leads_to_the_roll(cast: Cast, asked: Any, htmx: Any, at: Any) -> None:
    at(18, 35)
    call()
    inbox = htmx(cast.lijing, "/notices").text
    assert "2 位没交：" in inbox and "王磊" in inbox
    roll = cast.lijing.rolls.get()
    assert htmx(cast.lijing, reverse("roll", args=[roll.pk]))["Location"].startswith(reverse("team-reports"))
    assert htmx(cast.zhaomin, reverse("roll", args=[roll.pk])).status_code == 404


def test_rates_open_to_their_reports(cast: Cast, asked: Any, htmx: Any, at: Any) -> None:
    acts.hand_in(by=cast.wanglei, **WORDS)
    at(18, 35)
    call()
    page = htmx(cast.lijing, reverse("report-rates")).text
    assert "1/1" in page and "0/1" in page
    url = next(
        found.replace("&amp;", "&") for found in re.findall(r'href="(/measures/reports.hand_in_rate/why[^"]+)"', page)
        if f"person={cast.wanglei.pk}" in found
    )  # fmt: skip
    assert "王磊 3 月 18 日的日报" in htmx(cast.lijing, url).text
    assert "按小队" in page and "雷霆队" in htmx(cast.lijing, reverse("report-rates") + "?by=team").text


@pytest.mark.parametrize("path", ["/reports/write?kind=x", "/reports/write?day=nonsense", "/reports/team?team=999999"])
def test_what_is_no_day_is_not_there(cast: Cast, asked: Any, htmx: Any, path: str) -> None:
    assert htmx(cast.wanglei, path).status_code == 404


def test_five_people_or_three_hundred_cost_the_same(
    cast: Cast, asked: Any, htmx: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whether half a second went by since the rulebook was looked at must not decide over a query more or less.
    monkeypatch.setattr(book, "LOOK_EACH", 1e9)

    def cost(path: str) -> int:
        htmx(cast.lijing, path)
        with CaptureQueriesContext(connection) as counted:
            assert htmx(cast.lijing, path).status_code == 200
        return len(counted)

    acts.hand_in(by=cast.wanglei, **WORDS)
    paths = ["/reports/team", "/reports/team?show=missing", "/reports/rates"]
    before = [cost(path) for path in paths]
    made = Person.objects.bulk_create(
        Person(login=f"p{n}", name=f"同事{n}", initials="ts", team=cast.thunder, password="!") for n in range(300)
    )
    due = asked(cast.wanglei).due_at
    WorkReport.objects.bulk_create(
        WorkReport(person=one, team=cast.thunder, kind="daily", start=TODAY, end=TODAY, asked=True, due_at=due,
                   handed_in_at=due if n % 2 else None, well="今天打了十个电话" if n % 2 else "")
        for n, one in enumerate(made)
    )  # fmt: skip
    after = [cost(path) for path in paths]
    assert all(now <= then for now, then in zip(after, before, strict=True)), (before, after)
    assert htmx(cast.lijing, "/reports/team").text.count('class="card team-report"') == 30
