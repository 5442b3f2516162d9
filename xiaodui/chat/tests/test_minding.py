"""What may hurt is told to its writer alone, before it goes; sent as it is, his leader hears of it. Nothing is held in silence."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.hears import tell_the_leader
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice

Say = Callable[..., Message]
UGLY = "你是不是傻逼，这都看不懂"


def test_the_writer_is_told_which_words_and_which_clause(say: Say) -> None:
    with pytest.raises(Refusal, match=r"傻逼.*群里怎么说") as no:
        say(UGLY)
    assert no.value.code == "message.tone"
    assert no.value.detail["clause"] == "chat.conduct@1"
    assert not Message.objects.exists()
    assert not Fact.objects.filter(verb__startswith="message.").exists()


def test_sent_anyway_it_goes_and_his_leader_hears(say: Say, cast: Cast) -> None:
    say(UGLY, anyway=True)
    fact = Fact.objects.get(verb="message.said")
    assert (fact.detail["cite"], fact.detail["warned"]) == ("chat.conduct@1", True)
    tell_the_leader([fact])
    assert Notice.objects.get(kind="message.warned").person == cast.lijing


def test_of_a_leader_who_leads_above_hears(say: Say, cast: Cast) -> None:
    say(UGLY, by=cast.lijing, anyway=True)
    tell_the_leader([Fact.objects.get(verb="message.said")])
    assert Notice.objects.get(kind="message.warned").person == cast.laozhou


def test_between_two_nobody_else_hears(say: Say, cast: Cast) -> None:
    direct = acts.talk_to(by=cast.wanglei, person=cast.chenchen)
    say(UGLY, room=direct, anyway=True)
    tell_the_leader(list(Fact.objects.filter(verb="message.said")))
    assert not Notice.objects.filter(kind="message.warned").exists()


@pytest.mark.parametrize(
    "text", ["这个方案我不同意，报价算错了两处，重做。", "客户很生气，说再拖就不签了", "早，恒拓的报价谁跟？", "谢谢！"]
)
def test_angry_but_civil_passes(say: Say, text: str) -> None:
    say(text)
    assert "cite" not in Fact.objects.get(verb="message.said").detail


def test_an_advert_is_told_too(say: Say) -> None:
    with pytest.raises(Refusal, match="广告"):
        say("兼职刷单日结三百，加V信 abc12345 拉你进群，名额有限")


def test_anyway_says_nothing_of_what_is_fine(say: Say, thunder: Room) -> None:
    say("早", anyway=True)
    assert "cite" not in Fact.objects.get(verb="message.said").detail


def test_what_is_reworded_is_looked_at_too(say: Say, cast: Cast) -> None:
    message = say("这都看不懂？")
    with pytest.raises(Refusal, match="对事不对人"):
        acts.reword(message, by=cast.wanglei, text=UGLY, version=0)
    acts.reword(message, by=cast.wanglei, text=UGLY, version=0, anyway=True)
    tell_the_leader([Fact.objects.get(verb="message.edited")])
    assert Notice.objects.get(kind="message.warned").person == cast.lijing


def test_what_the_company_calls_its_own_is_no_advert(say: Say, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    advert = "新人专享，名额有限，戳 https://shop.qiming.cn/join 领券，手慢无！"
    with pytest.raises(Refusal, match="广告"):
        say(advert)
    real = rules.value

    def value(code: str, **more: Any) -> Any:
        found = real(code, **more)
        return (
            found._replace(value="启明、qiming.cn，专享、名额有限、手慢无、领券") if code == "chat.own_words" else found
        )

    monkeypatch.setattr(rules, "value", value)
    say(advert)
