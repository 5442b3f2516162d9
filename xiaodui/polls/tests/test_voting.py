"""Votes are counted once and rightly, and of an anonymous poll nothing says who voted."""

import json
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.core.serializers import serialize
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.listing import drawn, dressed
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.models import Fact
from xiaodui.polls import acts
from xiaodui.polls.acts.voting import chosen_by
from xiaodui.polls.jobs import end_late
from xiaodui.polls.models import Poll, Vote

Ask = Callable[..., Poll]


def html(poll: Poll) -> str:
    message = Message.objects.get(pk=poll.message_id)
    return drawn(message, dressed([message])[message.pk])


def test_it_goes_as_a_message_with_its_answers(asked: Ask, cast: Cast) -> None:
    poll = asked()
    assert poll.message is not None
    assert (poll.message.text, poll.message.enclosed) == ("周五在哪聚？", [poll.key])
    assert all(text in html(poll) for text in ("火锅", "烧烤", "湘菜"))


def test_one_chooses_changes_and_withdraws(asked: Ask, cast: Cast) -> None:
    poll = asked()
    acts.vote(poll, by=cast.chenchen, options=[0])
    poll = acts.vote(poll, by=cast.lijing, options=[0])
    assert (poll.counts, poll.voters) == ([2, 0, 0], 2)
    poll = acts.vote(poll, by=cast.chenchen, options=[2])
    assert (poll.counts, poll.voters, chosen_by(poll, cast.chenchen)) == ([1, 0, 1], 2, [2])
    poll = acts.withdraw(poll, by=cast.chenchen)
    assert (poll.counts, poll.voters, Vote.objects.count()) == ([1, 0, 0], 1, 1)


def test_the_same_vote_again_is_no_change(asked: Ask, cast: Cast) -> None:
    poll = asked()
    for _ in range(2):
        acts.vote(poll, by=cast.chenchen, options=[1])
    assert Fact.objects.filter(verb="poll.voted").count() == 1


def test_several_only_where_it_says_so(asked: Ask, cast: Cast) -> None:
    with pytest.raises(Invalid, match="只能选一个"):
        acts.vote(asked(), by=cast.chenchen, options=[0, 1])
    poll = acts.vote(asked(many=True), by=cast.chenchen, options=[0, 2])
    assert (poll.counts, poll.voters) == ([1, 0, 1], 1)
    with pytest.raises(Invalid, match="没有这个选项"):
        acts.vote(poll, by=cast.chenchen, options=[3])


def test_who_does_not_sit_there_neither_votes_nor_sees(asked: Ask, cast: Cast) -> None:
    poll = asked()
    with pytest.raises(Forbidden):
        acts.vote(poll, by=cast.zhaomin, options=[0])
    assert not Poll.objects.visible_to(cast.zhaomin).exists()
    assert Poll.objects.visible_to(cast.chenchen).exists()


def test_open_it_shows_who_chose_what(asked: Ask, cast: Cast) -> None:
    poll = acts.vote(asked(), by=cast.chenchen, options=[1])
    assert f'data-by="{cast.chenchen.pk}"' in html(poll)
    panel = sign_in(Client(), cast.wanglei).get(f"/chat/polls/{poll.pk}", headers={"HX-Request": "true"})
    assert "陈晨" in panel.content.decode()


def test_anonymous_nothing_says_who_voted(asked: Ask, cast: Cast) -> None:
    poll = acts.vote(asked(anonymous=True), by=cast.chenchen, options=[1])
    assert (poll.counts, chosen_by(poll, cast.chenchen), chosen_by(poll, cast.lijing)) == ([0, 1, 0], [1], [])
    [row] = json.loads(serialize("json", Vote.objects.all()))
    assert (row["fields"]["person"], row["fields"]["at"]) == (None, None)
    fact = Fact.objects.get(verb="poll.voted")
    assert fact.actor == "system"
    assert "options" not in fact.detail
    assert f"person:{cast.chenchen.pk}" not in fact.body
    client = sign_in(Client(), cast.wanglei)
    told = [html(poll), *(client.get(path, headers=headers).content.decode() for path, headers in (
        (f"/chat/polls/{poll.pk}", {"HX-Request": "true"}), (f"/api/v1/polls/{poll.pk}", {}),
    ))]  # fmt: skip
    assert not any("陈晨" in text or f'data-by="{cast.chenchen.pk}"' in text for text in told)
    assert sign_in(Client(), cast.chenchen).get(f"/chat/polls/mine?ids={poll.pk},x").json() == {
        "mine": {str(poll.pk): [1]}
    }


def test_closed_it_takes_no_vote_and_the_room_hears_how_it_came_out(asked: Ask, cast: Cast) -> None:
    poll = acts.vote(asked(), by=cast.chenchen, options=[1])
    with pytest.raises(Forbidden):
        acts.close(poll, by=cast.chenchen)
    acts.close(poll, by=cast.wanglei)
    with pytest.raises(Refusal, match="已经结束"):
        acts.vote(poll, by=cast.chenchen, options=[0])
    with pytest.raises(Refusal, match="已经结束"):
        acts.close(poll, by=cast.lijing)
    last = Message.objects.get(root=poll.message_id)
    assert last.author is None
    assert "烧烤" in drawn(last, dressed([last])[last.pk])


def test_it_closes_in_time_once(asked: Ask, cast: Cast, clock: Callable[..., Any]) -> None:
    clock(2026, 3, 18, 10)
    poll = asked(ends_on=date(2026, 3, 20), ends_time=time(12))
    with pytest.raises(Invalid, match="已经过去"):
        asked(ends_on=date(2026, 3, 18), ends_time=time(9))
    assert end_late(None) == 0
    clock(2026, 3, 20, 12, 1)
    with pytest.raises(Refusal, match="已经结束"):
        acts.vote(poll, by=cast.chenchen, options=[0])
    assert (end_late(None), end_late(None)) == (1, 0)
    poll.refresh_from_db()
    assert (poll.is_open, poll.closed_by, Message.objects.filter(root=poll.message_id).count()) == (False, None, 1)


def test_recalled_it_is_over_and_gone(asked: Ask, cast: Cast) -> None:
    poll = asked()
    chat.recall(poll.message, by=cast.wanglei)
    poll.refresh_from_db()
    assert not poll.is_open
    assert not Poll.objects.visible_to(cast.wanglei).exists()


def test_its_question_is_not_reworded(asked: Ask, cast: Cast) -> None:
    poll = asked()
    with pytest.raises(Refusal, match="撤回来重新发起"):
        chat.reword(poll.message, by=cast.wanglei, text="周六在哪聚？", version=0)


def test_nobody_sends_another_s_poll_again(asked: Ask, cast: Cast, thunder: Room) -> None:
    poll = asked()
    for key in (poll.key, f"poll-end:{poll.pk}"):
        with pytest.raises(Invalid):
            chat.say(thunder, by=cast.wanglei, text="再发一遍", enclosed=[key])


@pytest.mark.parametrize("options", [["只有一个"], [str(n) for n in range(13)], ["火锅", "火锅"], ["火锅", " "]])
def test_two_to_twelve_different_answers(asked: Ask, options: list[str]) -> None:
    with pytest.raises(Invalid):
        asked(options=options)
    assert not Poll.objects.exists()


def test_its_answers_are_looked_at_as_words_are(asked: Ask) -> None:
    with pytest.raises(Refusal, match="对事不对人"):
        asked(options=["你是傻逼", "他不是"])
    assert not Message.objects.exists()


def test_the_pages(asked: Ask, cast: Cast, thunder: Room) -> None:
    client = sign_in(Client(), cast.chenchen)
    form = client.get(f"/chat/{thunder.pk}/poll", headers={"HX-Request": "true"}).content.decode()
    assert 'name="options"' in form
    made = client.post(f"/chat/{thunder.pk}/poll", {"question": "几点开会？", "options": "九点\n十点", "many": "on"})
    assert made.status_code == 302
    poll = Poll.objects.get()
    assert (poll.options, poll.many, poll.asked_by) == (["九点", "十点"], True, cast.chenchen)
    voted = client.post(f"/chat/polls/{poll.pk}/vote", {"options": ["1"]}, headers={"Accept": "application/json"})
    assert voted.json() == {"mine": [1]}
    assert "checked" in client.get(f"/chat/polls/{poll.pk}").content.decode()
    assert client.post(f"/chat/polls/{poll.pk}/close").status_code == 302
    assert the_clock.now() >= Poll.objects.get().closed_at
    assert "没有人投" not in html(poll)
