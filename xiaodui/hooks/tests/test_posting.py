"""What programs send stands in the room under a name of its own; what is wrong is said in Slack's words."""

import json

import pytest
from django.test import Client

from tests.cast import sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Naming, Room
from xiaodui.chat.people import ALL, HERE
from xiaodui.chat.slack_marks import CALLS
from xiaodui.chat.tests.records import talked
from xiaodui.core.refusal import Refusal
from xiaodui.hooks import acts
from xiaodui.hooks.models import Hook
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    return talked(cast)["room"]


@pytest.fixture
def hook(cast, room):
    return acts.add(room, by=cast.wanglei, name="监控")


@pytest.fixture
def post(hook):
    """Posts a payload as Slack's programs do; the strict client stands for a program without cookies."""

    def posted(payload, **more):
        data = payload if isinstance(payload, (str, bytes)) else json.dumps(payload)
        return Client(enforce_csrf_checks=True).post(
            f"/hooks/{hook.secret}", data, content_type=more.pop("content_type", "application/json"), **more
        )

    return posted


def last():
    return Message.objects.order_by("-seq").first()


def test_a_text_stands_in_the_room_under_the_hook_s_name(post, room, hook):
    answer = post({"text": "磁盘 *快满了* <https://mon.example/7|看图> :fire:"})
    assert (answer.status_code, answer.content) == (200, b"ok")
    row = last()
    assert (row.room, row.author, row.said_as) == (room, None, "监控")
    assert row.text == "磁盘 **快满了** [看图](https://mon.example/7) 🔥"
    fact = Fact.objects.filter(verb="message.said").latest("pk")
    assert (fact.actor, fact.detail["through"], "磁盘" in fact.body) == ("system", f"hook:{hook.pk}", False)
    hook.refresh_from_db()
    assert hook.posts == 1 and hook.last_used_at == row.said_at


def test_the_page_shows_that_it_is_a_program(post, room, cast):
    post({"text": "好了", "username": "王磊"})
    page = sign_in(Client(), cast.chenchen).get(f"/chat/{room.pk}").content.decode()
    assert '<b>王磊</b><span class="chip">机器人</span>' in page


def test_no_session_is_begun_and_none_is_asked(post):
    assert post({"text": "x"}).cookies == {}


@pytest.mark.parametrize(
    "body",
    ["payload=%7B%22text%22%3A%22hi%22%7D", "text=hi", '{"text": "hi"}', '{"text":"hi","x":"a=b&c"}'],
    ids=["payload", "text", "json under a form's name", "the same with signs of a form"],
)
def test_forms_are_read_as_mattermost_and_curl_send_them(post, body):
    answer = post(body, content_type="application/x-www-form-urlencoded")
    assert (answer.content, last().text) == (b"ok", "hi")


def test_attachments_and_blocks_become_text(post):
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "上线"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*v7* 好了"}, "fields": [{"type": "mrkdwn", "text": "耗时 3 分"}]},
        {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Roll back"}}]},
        {"type": "image", "image_url": "https://mon.example/a.png", "alt_text": "曲线"},
    ]  # fmt: skip
    assert post({"text": "fallback", "blocks": blocks}).content == b"ok"
    assert last().text == "**上线**\n**v7** 好了\n耗时 3 分\n🖼 [曲线](https://mon.example/a.png)"
    post({"attachments": [{"fallback": "只有这句"}, {"title": "T", "text": "正文"}]})
    assert last().text == "只有这句\n\n**T**\n正文"


def test_whom_it_names_is_told(post, cast):
    settle()
    post({"text": "@陈晨 看一下"})
    settle()
    assert Naming.objects.filter(message=last(), person=cast.chenchen).exists()
    assert Notice.objects.filter(person=cast.chenchen, kind="message.named").count() == 1


@pytest.mark.parametrize("mark", ["<!channel>", "<!channel|@channel>", "<!everyone>"])
def test_the_mark_for_everybody_calls_everybody(post, room, mark):
    post({"text": f"{mark} 磁盘满了"})
    assert last().text == "@所有人 磁盘满了"
    sitting = room.seats.filter(left_at=None).values_list("person_id", flat=True)
    assert set(Naming.objects.filter(message=last()).values_list("person_id", flat=True)) == set(sitting)


def test_the_marks_speak_the_words_that_the_chat_knows():
    assert set(CALLS.values()) <= {*ALL, *HERE}


@pytest.mark.parametrize(
    ("payload", "word", "status"),
    [
        ("{", b"invalid_payload", 400), ("[]", b"invalid_payload", 400), ("", b"invalid_payload", 400),
        (b"\xff\xfe", b"invalid_payload", 400),
        ("[" * 90_000, b"invalid_payload", 400), ({"text": {"a": 1}}, b"invalid_payload", 400), ({}, b"no_text", 400),
        ({"text": "  "}, b"no_text", 400), ({"attachments": [7, {}, None]}, b"no_text", 400), ({"blocks": {"a": 1}}, b"no_text", 400),
        ({"text": "x" * 200_000}, b"payload_too_large", 413),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_slack_s_words_and_nothing_is_said_in_the_room(post, payload, word, status):
    before = Message.objects.count()
    answer = post(payload)
    assert (answer.content, answer.status_code) == (word, status)
    assert Message.objects.count() == before


def test_what_is_too_long_is_cut_with_a_sign(post):
    post({"text": "长" * 9000})
    assert len(last().text) == 8000 and last().text.endswith("…")


def test_marks_and_scripts_come_out_harmless(post):
    post({"text": "<script>alert(1)</script> <javascript:alert(1)|here>", "username": "a\u202eb\n<b>"})
    assert "<script" not in last().html and "javascript:" not in last().html
    assert last().said_as == "ab <b>"


def test_a_wrong_or_revoked_address_is_no_service(post, hook, cast):
    assert Client().post("/hooks/nothing", "{}", content_type="application/json").content == b"no_service"
    assert post({"text": "x"}).status_code == 200
    acts.revoke(hook, by=cast.wanglei)
    answer = post({"text": "x"})
    assert (answer.status_code, answer.content) == (404, b"no_service")
    with pytest.raises(Refusal):
        acts.revoke(hook, by=cast.wanglei)


def test_an_archived_room_says_so(post, room, cast):
    chat.archive(room, by=cast.wanglei)
    answer = post({"text": "x"})
    assert (answer.status_code, answer.content) == (410, b"channel_is_archived")
    assert Hook.objects.get().posts == 0


def test_after_sixty_in_a_minute_it_waits(post, clock):
    clock(2026, 3, 18, 9, 30)
    assert {post({"text": "x"}).status_code for _ in range(60)} == {200}
    answer = post({"text": "x"})
    assert (answer.status_code, answer.content, answer["Retry-After"]) == (429, b"rate_limited", "60")
    clock(2026, 3, 18, 9, 31)
    assert post({"text": "x"}).status_code == 200


def test_only_a_post_is_heard(hook):
    assert Client().get(f"/hooks/{hook.secret}").status_code == 405


def test_into_announcements_it_speaks_when_who_runs_them_let_it(cast):
    notices = chat.open_room(by=cast.wanglei, name="公告", kind="notice")
    made = acts.add(notices, by=cast.wanglei, name="日报")
    assert Client().post(f"/hooks/{made.secret}", {"text": "早"}).content == b"ok"
    assert Room.objects.get(pk=notices.pk).last_seq == 1
