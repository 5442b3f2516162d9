"""The timeline part: order, pages, months, families; and the journal's own pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.test import RequestFactory

from xiaodui.journal import Fact, Verb, record
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.journal.tests.facts import PAID, SAID, seal_all
from xiaodui.journal.timeline import PAGE, timeline, timeline_part

pytestmark = pytest.mark.django_db
OTHER = Verb("visit.paid", zh="{by} 拜访了", en="{by} visited")
NOW = datetime(2026, 3, 20, 4, tzinfo=UTC)


def asked(query: str = "") -> HttpRequest:
    request = RequestFactory().get(f"/things/1/timeline{query}")
    request.user = AnonymousUser()
    return request


def write(*days_back: float, verb: Verb = SAID, subject: str = "thing:1", within: str = "") -> None:
    with transaction.atomic():
        for days in days_back:
            record(verb, subject, by="person:1", within=within, at=NOW - timedelta(days=days))


def ids(html: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'id="fact-(\d+)"', html)]


def test_it_shows_what_happened_to_a_record_and_within_it_newest_first():
    write(3, 1)
    write(2, subject="deal:9", within="thing:1")
    write(0, subject="thing:2")
    entries = timeline(asked(), "thing:1")["entries"]
    assert [(NOW - one.told.when).days for one in entries] == [1, 2, 3]


def test_a_fact_that_is_within_its_own_subject_stands_once():
    write(1, within="thing:1")
    assert len(timeline(asked(), "thing:1")["entries"]) == 1


def test_pages_follow_each_other_without_gap_or_repetition():
    write(*[n // 3 for n in range(PAGE * 2 + 5)])  # three at the same instant each
    seen, query = [], ""
    while True:
        context = timeline(asked(query), "thing:1")
        seen += [one.told.id for one in context["entries"]]
        if not context["more"]:
            break
        query = context["more"].partition("?")[2]
        query = f"?{query}"
    assert seen == list(Fact.objects.order_by("-happened_at", "-id").values_list("id", flat=True))


def test_a_month_is_named_where_it_begins():
    write(1, 19, 21, 55)
    months = [entry.month for entry in timeline(asked(), "thing:1")["entries"]]
    assert months == ["2026 年 3 月", "", "2026 年 2 月", "2026 年 1 月"]


def test_families_narrow_it_down(monkeypatch):
    monkeypatch.setattr(KINDS, "_plugged", [Kind("visit", "拜访", lambda ids: {})])
    write(1, 2)
    write(3, verb=OTHER)
    context = timeline(asked("?family=visit"), "thing:1")
    assert [one.told.verb for one in context["entries"]] == ["visit.paid"]
    assert [(one.label, one.on) for one in context["families"]] == [("全部", False), ("拜访", True), ("其他", False)]
    others = timeline(asked("?family=others"), "thing:1")["entries"]
    assert [one.told.verb for one in others] == ["sample.said"] * 2


def test_one_family_alone_needs_no_chips():
    write(1)
    assert timeline(asked(), "thing:1")["families"] == []


@pytest.mark.parametrize("mark", ["x", "-", "1-x", "9" * 40 + "-1", "--"])
def test_a_mark_that_says_nothing_begins_at_the_top(mark):
    write(1)
    assert len(timeline(asked(f"?before={mark}"), "thing:1")["entries"]) == 1


def test_the_part_and_its_next_page_are_the_same_markup():
    write(*range(PAGE + 3))
    seal_all()
    first = timeline_part(asked(), "thing:1").content.decode()
    assert 'id="timeline"' in first
    assert 'data-live="thing:1"' in first
    assert "最近封存" in first
    [more] = set(re.findall(r'hx-get="[^"]*(\?before=[^"]*)"', first))
    rest = timeline_part(asked(more), "thing:1").content.decode()
    assert 'id="timeline"' not in rest
    assert len(ids(first)) == PAGE
    assert len(ids(rest)) == 3


def test_an_empty_timeline_says_what_would_stand_there():
    assert "还没有发生过什么" in timeline_part(asked(), "thing:1").content.decode()


def test_a_timeline_takes_a_constant_number_of_queries(django_assert_max_num_queries):
    write(*range(PAGE), verb=PAID)
    with django_assert_max_num_queries(4):
        timeline(asked(), "thing:1")
