"""A part that is opened as a page of its own (a new tab, a kept address) comes within the shell."""

import pytest

from tests.cast import sign_in
from xiaodui.chat.acts import open_room

PART = "/cards/pick"
OPENED = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
THROUGH_THE_WORKER = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "empty"}


@pytest.fixture
def asked(client, cast):
    sign_in(client, cast.lijing)
    return lambda path, **headers: client.get(path, headers=headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HX-Request": "true"},
        {"HX-Request": "true", **OPENED},
        {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    ],
)
def test_a_part_that_its_page_asks_for_comes_bare(asked, headers):
    assert b"<!doctype" not in asked(PART, **headers).content


@pytest.mark.parametrize("headers", [OPENED, THROUGH_THE_WORKER])
def test_opened_by_itself_it_has_styles_and_a_menu_and_all_that_it_said(asked, headers):
    bare, opened = asked(PART).content.decode(), asked(PART, **headers)
    assert opened.content.lstrip().startswith(b"<!doctype") and b'id="main"' in opened.content
    assert bare.strip() in opened.content.decode()
    assert "Sec-Fetch-Mode" in opened["Vary"]


def test_a_page_stays_as_it_is(asked):
    assert asked("/ranking", **OPENED).content.lower().count(b"<!doctype") == 1


def test_what_is_no_html_stays_as_it_is(asked):
    assert asked("/api/v1/measures/deals.won_count", **OPENED)["Content-Type"].startswith("application/json")
    assert asked("/healthz", **OPENED).content == asked("/healthz").content


def test_what_one_may_not_see_stays_unseen(asked):
    assert asked("/customers/999999/part", **OPENED).status_code == 404


def test_nobody_is_asked_to_sign_in(client, cast):
    assert client.get(PART, headers=OPENED).status_code == 302


def test_a_panel_opened_by_itself_is_headed_by_what_it_is_about(asked, cast):
    room = open_room(by=cast.lijing, name="产品答疑", door="open")
    opened = asked(f"/chat/{room.pk}/people", **OPENED).content.decode()
    assert "<title>产品答疑 · 销队</title>" in opened and "<h1>产品答疑</h1>" in opened
