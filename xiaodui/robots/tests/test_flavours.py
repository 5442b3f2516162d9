"""Each product's JSON and signature, byte for byte as its documents ask for them; and what its answers mean."""

import json
from datetime import UTC, datetime

import pytest

from xiaodui.core.web.outbound import Answer
from xiaodui.robots.flavours import Item, Message, dingtalk, feishu, flavour_named, plain
from xiaodui.robots.models import FLAVOURS

NOW = datetime(2026, 3, 18, 1, 30, tzinfo=UTC)
SECONDS = 1773797400
ONE = Message(
    ["【销队】王磊 赢下一单，12.8 万（雷霆队）"], [Item(7, "deal.won", NOW, "王磊 赢下一单，12.8 万（雷霆队）")]
)
TWO = Message(["【销队】2 条消息", "· 甲", "· 乙"])


def sent(name, message=ONE, secret="", address="https://example.com/hook?key=1"):
    return flavour_named(name).request(address, secret, message, NOW)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("wecom", {"msgtype": "text", "text": {"content": ONE.text}}),
        ("dingtalk", {"msgtype": "text", "text": {"content": ONE.text}}),
        ("feishu", {"msg_type": "text", "content": {"text": ONE.text}}),
        ("slack", {"text": ONE.text, "mrkdwn": False}),
        ("mattermost", {"text": ONE.text}),
        (
            "plain",
            {"text": ONE.text, "items": [{"fact": 7, "verb": "deal.won", "happened_at": NOW.isoformat(), "text": ONE.items[0].text}]},
        ),
    ],
)  # fmt: skip
def test_each_product_gets_its_own_json(name, body):
    request = sent(name)
    assert json.loads(request.body) == body
    assert request.address == "https://example.com/hook?key=1"
    assert request.headers["Content-Type"] == "application/json; charset=utf-8"


def test_teams_gets_an_adaptive_card_with_a_run_of_text_a_line():
    body = json.loads(sent("teams", TWO).body)
    (attachment,) = body["attachments"]
    assert (body["type"], attachment["contentType"]) == ("message", "application/vnd.microsoft.card.adaptive")
    card = attachment["content"]
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.2")
    assert [row["inlines"][0]["text"] for row in card["body"]] == ["【销队】2 条消息", "· 甲", "· 乙"]


# Reckoned apart from our code: printf '%s' TEXT | openssl dgst -sha256 -hmac KEY -binary | base64
def test_dingtalk_signs_milliseconds_and_secret_in_the_address():
    assert dingtalk.sign("this is secret", 1577262236757) == "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="
    address = sent("dingtalk", secret="SECabc", address="https://oapi.dingtalk.com/robot/send?access_token=T").address
    stamp = SECONDS * 1000
    assert address.startswith(f"https://oapi.dingtalk.com/robot/send?access_token=T&timestamp={stamp}&sign=")
    assert "+" not in address and "=" not in address.rpartition("sign=")[2]


def test_feishu_signs_nothing_under_seconds_and_secret_in_the_body():
    assert feishu.sign("demo", 1599360473) == "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="
    body = json.loads(sent("feishu", secret="demo").body)
    assert body["timestamp"] == str(SECONDS)
    assert body["sign"] == feishu.sign("demo", SECONDS)
    assert body["content"] == {"text": ONE.text}


def test_a_program_can_check_that_it_was_us_and_when():
    request = sent("plain", secret="geheim")
    assert request.headers["X-Xiaodui-Timestamp"] == str(SECONDS)
    assert request.headers["X-Xiaodui-Signature"] == f"sha256={plain.sign('geheim', SECONDS, request.body)}"
    assert plain.sign("key", 1, b"{}") == "1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224"
    assert "X-Xiaodui-Signature" not in sent("plain").headers


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("slack", "&lt;!channel&gt; &amp; *队* @all"),
        ("mattermost", "\\<!channel\\> & \\*队\\* @\u200ball"),
        ("feishu", "＜!channel> & *队* @all"),
        ("wecom", "<!channel> & *队* @all"),
    ],
)
def test_a_teams_name_calls_nobody(name, said):
    body = json.loads(sent(name, Message(["<!channel> & *队* @all"])).body)
    text = body.get("text") or body["content"]["text"]
    assert (text["content"] if isinstance(text, dict) else text) == said


@pytest.mark.parametrize(
    ("name", "status", "body", "why"),
    [
        ("wecom", 200, '{"errcode":0,"errmsg":"ok"}', ""),
        ("wecom", 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', "gone"),
        ("wecom", 200, '{"errcode":45009,"errmsg":"api freq out of limit"}', "busy"),
        ("wecom", 200, '{"errcode":12345}', "vendor:12345"),
        ("wecom", 200, "<html>login</html>", "garbled"),
        ("wecom", 200, '{"errcode":"0"}', "garbled"),
        ("wecom", 200, "[1]", "garbled"),
        ("dingtalk", 200, '{"errcode":310000,"errmsg":"keywords not in content"}', "dingtalk-check"),
        ("dingtalk", 200, '{"errcode":0}', ""),
        ("feishu", 200, '{"code":0,"msg":"success"}', ""),
        ("feishu", 200, '{"StatusCode":0,"StatusMessage":"success"}', ""),
        ("feishu", 200, '{"code":19021,"msg":"sign match fail"}', "sign"),
        ("feishu", 200, '{"code":19024,"msg":"Key Words Not Found"}', "keyword"),
        ("slack", 200, "ok", ""),
        ("slack", 404, "no_service", "gone"),
        ("slack", 429, "", "busy"),
        ("teams", 202, "", ""),
        ("mattermost", 400, "", "format"),
        ("plain", 204, "", ""),
        ("plain", 302, "", "redirect"),
        ("plain", 502, "", "http:502"),
    ],
)  # fmt: skip
def test_what_an_answer_means(name, status, body, why):
    assert flavour_named(name).verdict(Answer(status, body.encode())) == why


@pytest.mark.parametrize(
    ("name", "address", "is_one"),
    [
        ("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", True),
        ("wecom", "https://work.weixin.qq.com/wework_admin", False),
        ("dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=1", True),
        ("feishu", "https://open.larksuite.com/open-apis/bot/v2/hook/1", True),
        ("feishu", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", False),
        ("slack", "https://chat.example.com/hooks/1", True),
    ],
)
def test_an_address_of_another_product_is_known(name, address, is_one):
    assert flavour_named(name).is_address(address) is is_one


def test_every_choice_is_a_flavour_and_says_where_to_find_its_address():
    from xiaodui.robots.steps import STEPS

    assert [flavour_named(key).name for key, _label in FLAVOURS] == list(STEPS)
