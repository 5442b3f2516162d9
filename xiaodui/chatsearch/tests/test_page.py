"""The page of hits, its parts, the search of all, the API: one sight, one markup."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.models import Message, Room
from xiaodui.journal.following import settle

Say = Callable[..., Message]
PART = {"HX-Request": "true", "HX-Target": "chat-hits"}


@pytest.fixture
def wanglei(client: Client, cast: Cast) -> Client:
    return sign_in(client, cast.wanglei)


def shown(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_hit_leads_to_its_place(heard: Say, wanglei: Client):
    message = heard("昆山立讯的 <b>报价</b>")
    page = shown(wanglei, "/chat/search?q=报价")
    assert (
        f'href="/chat/messages/{message.pk}"' in page
        and "<mark>报价</mark>" in page
        and "雷霆队" in page
        and "王磊" in page
    )
    there = wanglei.get(f"/chat/messages/{message.pk}", follow=True)
    assert f'id="m-{message.pk}"' in there.text


def test_what_was_typed_comes_out_as_typed(heard: Say, wanglei: Client):
    heard("<script>alert(1)</script> 报价")
    page = wanglei.get("/chat/search?q=报价 script").content.decode()
    assert "<script>alert" not in page and "&lt;<mark>script</mark>&gt;" in page


def test_htmx_gets_the_list_alone(heard: Say, wanglei: Client):
    heard("报价")
    part = shown(wanglei, "/chat/search?q=报价", **PART)
    assert part.startswith('<div id="chat-hits"') and "<mark>报价</mark>" in part


def test_a_room_of_two_is_called_after_the_other(cast: Cast, wanglei: Client):
    direct = acts.talk_to(by=cast.wanglei, person=cast.chenchen)
    acts.say(direct, by=cast.wanglei, text="底价是多少")
    settle()
    assert '<span class="cut">陈晨</span>' in shown(wanglei, "/chat/search?q=底价")


def test_the_next_page_is_a_part_and_an_address(say: Say, wanglei: Client):
    for n in range(35):
        say(f"报价 {n}")
    settle()
    page = shown(wanglei, "/chat/search?q=报价")
    assert page.count('class="hit"') == 30
    more = page.partition('id="chat-more"')[2].partition('href="')[2].partition('"')[0]
    rest = shown(wanglei, more, **{"HX-Request": "true", "HX-Target": "chat-more"})
    assert rest.count('class="hit"') == 5 and "到头了" in rest and "<form" not in rest
    assert shown(wanglei, more).count('class="hit"') == 5


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "想找谁说过的哪句话"), ("q=", "想找谁说过的哪句话"), ("q=，。", "标点和表情翻不到"), ("q=龘", "没有人说过「龘」"),
        ("q=报价&from=2001-01-01&to=2001-02-01", "去掉条件再找"), ("q=报价&from=2026-06-01&to=2026-05-01", "结束日早于开始日"),
        ("q=报价&from=gestern", "没看懂日期「gestern」"), ("q=报价&to=9999-12-31", "没看懂日期「9999-12-31」"),
        ("q=报价&by=x&room=-1&before=99999999999999999999&only=all", "<mark>报价</mark>"),
    ],
)  # fmt: skip
def test_each_unhappy_path_says_what_to_do(query: str, said: str, heard: Say, wanglei: Client):
    heard("报价")
    assert said in shown(wanglei, f"/chat/search?{query}")


def test_a_name_s_pinyin_leads_to_what_he_said(heard: Say, wanglei: Client, cast: Cast, thunder: Room):
    heard("早", by=cast.lijing)
    page = shown(wanglei, "/chat/search?q=lj", **PART)
    assert f'href="/chat/search?by={cast.lijing.pk}"' in page and "李静 说过的话" in page
    assert "早" in shown(wanglei, f"/chat/search?by={cast.lijing.pk}", **PART)
    assert f'href="/chat/search?room={thunder.pk}"' in shown(wanglei, "/chat/search?q=ltd", **PART)


def test_people_are_picked_by_name_or_initials(wanglei: Client, cast: Cast):
    assert f'<option value="{cast.lijing.pk}">李静' in shown(wanglei, "/chat/search/people?q=lj")
    assert "李静" not in shown(wanglei, "/chat/search/people?q=wl")


def test_the_search_of_all_offers_messages_and_leads_on(heard: Say, wanglei: Client, cast: Cast, client: Client):
    for n in range(10):
        heard(f"昆山立讯 {n}")
    page = shown(wanglei, "/search?q=昆山立讯")
    assert "聊天记录" in page and "昆山立讯 9" in page and 'href="/chat/search?q=' in page
    assert "昆山立讯 9" not in shown(sign_in(client, cast.zhaomin), "/search?q=昆山立讯")


class TestApi:
    @pytest.fixture
    def asks(self, client: Client, cast: Cast) -> Callable[..., Any]:
        def ask(by: Any = None, **given: Any) -> Any:
            sign_in(client, by or cast.wanglei)
            return client.get("/api/v1/messages", given)

        return ask

    def test_newest_first_and_on_to_the_end(self, say: Say, asks: Callable[..., Any]):
        for n in range(5):
            say(f"报价 {n}")
        settle()
        said, before = [], 0
        while before is not None:
            answer = asks(q="报价", limit=2, before=before).json()
            said += [row["text"] for row in answer["rows"]]
            before = answer["next"]
        assert said == [f"报价 {n}" for n in (4, 3, 2, 1, 0)]

    def test_in_his_sight(self, heard: Say, asks: Callable[..., Any], cast: Cast):
        heard("报价")
        assert len(asks(q="报价").json()["rows"]) == 1
        assert asks(by=cast.zhaomin, q="报价").json()["rows"] == []

    def test_narrowed_by_what_goes_together(self, heard: Say, asks: Callable[..., Any], cast: Cast, thunder: Room):
        message = heard("报价")
        assert len(asks(q="报价", room=thunder.pk, author=cast.wanglei.pk).json()["rows"]) == 1
        assert asks(q="报价", author=cast.lijing.pk).json()["rows"] == []
        refused = asks(q="报价", root=message.pk)
        assert refused.status_code == 422 and "不能和 q 一起用" in refused.text

    def test_without_words_it_lists_as_before(self, heard: Say, asks: Callable[..., Any]):
        first, second = heard("甲"), heard("乙")
        assert [row["id"] for row in asks().json()["rows"]] == [first.pk, second.pk]
