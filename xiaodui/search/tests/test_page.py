"""The search page and its part are one markup."""

import pytest

from tests.cast import sign_in
from xiaodui.core.models import CalendarDay
from xiaodui.search.sockets import KINDS, SearchKind
from xiaodui.search.writing import Findable, index_many


@pytest.fixture
def wanglei(client, cast):
    day = CalendarDay.objects.create(day="2030-02-03", is_workday=False, name="春节")
    index_many([Findable("day", day.pk, day.name)])
    kind = KINDS.plug(
        SearchKind(
            "day",
            "日子",
            "calendar",
            visible=lambda person, ids: CalendarDay.objects.filter(pk__in=ids if person == cast.wanglei else []),
            url=lambda row: f"/days/{row.pk}",
            title=lambda row: row.name,
            hint=lambda row: "<b>放假</b>",
        )
    )
    yield sign_in(client, cast.wanglei)
    KINDS._plugged.remove(kind)


def said(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_what_was_found(wanglei):
    page = said(wanglei.get("/search", {"q": "cj"}))
    assert "春节" in page
    assert "&lt;b&gt;放假" in page
    assert "<!doctype html>" in page


def test_htmx_gets_the_part_alone(wanglei):
    part = said(wanglei.get("/search", {"q": "春节"}, headers={"HX-Request": "true"}))
    assert part.startswith('<div id="search-results"')
    assert "春节" in part


def test_the_drop_down_has_its_own_id(wanglei):
    headers = {"HX-Request": "true", "HX-Target": "search-drop"}
    assert said(wanglei.get("/search", {"q": "春节"}, headers=headers)).startswith('<div id="search-drop"')


def test_nothing_found_and_nothing_asked_say_what_to_do(wanglei):
    assert "没有找到「国庆」" in said(wanglei.get("/search", {"q": "国庆"}))
    assert "拼音首字母" in said(wanglei.get("/search"))


def test_the_outsider_finds_nothing(wanglei, cast):
    assert "没有找到" in said(sign_in(wanglei, cast.zhaomin).get("/search", {"q": "春节"}))


def test_nobody_is_sent_to_sign_in(client, db):
    assert client.get("/search?q=春节").status_code == 302
