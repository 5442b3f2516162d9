"""What is said stands once, in one order, and only those who sit there read it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.cast import Cast
from xiaodui.chat import acts
from xiaodui.chat.acts.posting import post
from xiaodui.chat.models import Message, Naming, Room, Seat
from xiaodui.chat.reading import badge, mark_read, unread
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice

Say = Callable[..., Message]


def test_a_team_s_room_seats_its_people_and_its_leader(thunder: Room, cast: Cast):
    seated = set(Seat.objects.taken().filter(room=thunder).values_list("person__name", flat=True))
    assert seated == {"李静", "王磊", "陈晨"}


def test_numbers_have_no_hole(say: Say, thunder: Room):
    assert [say(f"第 {n} 句").seq for n in range(5)] == [1, 2, 3, 4, 5]


def test_sent_twice_it_stands_once(say: Say):
    assert say("好", client="abc").pk == say("好", client="abc").pk
    assert Message.objects.count() == 1
    assert Fact.objects.filter(verb="message.said").count() == 1


def test_two_people_may_use_the_same_id(say: Say, cast: Cast):
    assert say("好", client="abc").pk != say("好", client="abc", by=cast.chenchen).pk


def test_who_does_not_sit_there_says_nothing(say: Say, cast: Cast):
    say()
    with pytest.raises(Forbidden):
        say(by=cast.zhaomin)


def test_a_wide_reach_opens_no_room(say: Say, thunder: Room, cast: Cast):
    say("只说给队里")
    assert Room.objects.visible_to(cast.wanglei).filter(pk=thunder.pk).exists()
    direct = acts.talk_to(by=cast.wanglei, person=cast.chenchen)
    say("悄悄话", room=direct)
    assert not Room.objects.visible_to(cast.laozhou).filter(pk=direct.pk).exists()
    assert not Message.objects.visible_to(cast.laozhou).filter(room=direct).exists()
    assert Message.objects.visible_to(cast.chenchen).filter(room=direct).exists()


def test_the_fact_holds_no_words(say: Say):
    say("恒拓要九十天账期")
    fact = Fact.objects.get(verb="message.said")
    assert "恒拓" not in fact.body
    assert fact.detail["length"] == 8


def test_names_are_called(say: Say, cast: Cast):
    message = say("@陈晨 看一下 @赵敏 @王磊")
    assert [one.person for one in Naming.objects.all()] == [cast.chenchen]
    assert f'data-person="{cast.chenchen.pk}"' in message.html


def test_an_answer_hangs_under_the_first(say: Say, cast: Cast):
    first = say("谁有样册？")
    answer = say("我有", by=cast.chenchen, under=first.pk)
    deeper = say("谢了", under=answer.pk)
    assert (answer.root_id, deeper.root_id) == (first.pk, first.pk)
    first.refresh_from_db()
    assert (first.answered, first.tick) == (2, 5)


def test_an_answer_from_another_room_is_refused(say: Say, cast: Cast):
    first = say("谁有样册？")
    other = acts.talk_to(by=cast.wanglei, person=cast.chenchen)
    with pytest.raises(Refusal, match="别的群"):
        say("我有", room=other, under=first.pk)


def test_rewording_leaves_a_trace(say: Say):
    message = say("九点")
    acts.reword(message, by=message.author, text="十点", version=0)
    message.refresh_from_db()
    assert (message.text, message.version) == ("十点", 1)
    assert message.edited_at
    with pytest.raises(Refusal, match="改过"):
        acts.reword(message, by=message.author, text="十一点", version=0)


def test_a_day_later_it_can_t_be_reworded(say: Say):
    message = say("九点")
    Message.objects.filter(pk=message.pk).update(said_at=the_clock.now() - timedelta(hours=25))
    message.refresh_from_db()
    with pytest.raises(Refusal, match="再发一条"):
        acts.reword(message, by=message.author, text="十点", version=0)


def test_what_a_program_said_is_recalled_by_who_runs_the_room(thunder: Room, cast: Cast):
    message = post(thunder, said_as="监控", text="服务器 3 号掉线", through="hook:1", at=the_clock.now())
    with pytest.raises(Forbidden):
        acts.recall(message, by=cast.chenchen)
    assert not acts.recall(message, by=cast.lijing).stands


def test_recalled_nothing_is_left_of_it(say: Say, cast: Cast):
    message = say("@陈晨 发错了")
    for other in (cast.chenchen, cast.lijing):
        with pytest.raises(Forbidden):
            acts.recall(message, by=other)
    acts.recall(message, by=message.author)
    message.refresh_from_db()
    assert (message.text, message.html, message.recalled_by) == ("", "", message.author)
    assert not Naming.objects.exists()
    with pytest.raises(Refusal, match="已经撤回"):
        acts.react(message, by=cast.chenchen, sign="👍")


def test_a_sign_counts_once(say: Say, cast: Cast):
    message = say()
    for _ in range(2):
        acts.react(message, by=cast.chenchen, sign="👍")
    assert message.reactions.count() == 1
    acts.unreact(message, by=cast.chenchen, sign="👍")
    assert message.reactions.count() == 0


@pytest.mark.parametrize("sign", ["ok", "<b>", "1", "", "👍" * 20, "好"])
def test_only_pictures_are_signs(say: Say, sign: str):
    message = say()
    with pytest.raises(Invalid):
        acts.react(message, by=message.author, sign=sign)


def test_unread_is_what_others_said_since(say: Say, thunder: Room, cast: Cast):
    say("一", by=cast.chenchen)
    say("二 @王磊", by=cast.chenchen)
    seats = [Seat.objects.select_related("room").get(room=thunder, person=cast.wanglei)]
    found = unread(cast.wanglei, seats)
    assert (found.messages[thunder.pk], found.names[thunder.pk], badge(cast.wanglei)) == (2, 1, 1)
    thunder.refresh_from_db()
    mark_read(thunder, cast.wanglei, 2)
    seats = [Seat.objects.select_related("room").get(room=thunder, person=cast.wanglei)]
    assert unread(cast.wanglei, seats).messages[thunder.pk] == 0
    assert badge(cast.wanglei) == 0


def test_reading_never_goes_back(say: Say, thunder: Room, cast: Cast):
    for _ in range(3):
        say(by=cast.chenchen)
    thunder.refresh_from_db()
    mark_read(thunder, cast.wanglei, 3)
    mark_read(thunder, cast.wanglei, 1)
    assert Seat.objects.get(room=thunder, person=cast.wanglei).read_seq == 3


def test_an_archived_room_is_read_only(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="春季攻坚")
    acts.archive(room, by=cast.wanglei)
    with pytest.raises(Refusal, match="归档"):
        acts.say(room, by=cast.wanglei, text="还有人吗")
    acts.reopen(room, by=cast.wanglei)
    acts.say(room, by=cast.wanglei, text="有")


def test_in_a_room_of_notices_those_who_run_it_speak(cast: Cast):
    room = acts.open_room(by=cast.laozhou, name="公司公告", kind="notice")
    acts.enter(by=cast.wanglei, room=room.pk)
    with pytest.raises(Refusal, match="公告"):
        acts.say(room, by=cast.wanglei, text="插一句")
    notice = acts.say(room, by=cast.laozhou, text="周五放假")
    acts.say(room, by=cast.wanglei, text="好", under=notice.pk)


def test_another_room_s_unread_is_counted_beside_a_very_full_one(say: Say, thunder: Room, cast: Cast):
    other = acts.open_room(by=cast.wanglei, name="报价", kind="topic")
    acts.invite(other, by=cast.wanglei, people=[cast.chenchen.pk])
    acts.say(other, by=cast.wanglei, text="看一下")
    first = say()
    more = [
        Message(room=thunder, author=cast.wanglei, text="早", html="早", said_at=first.said_at, seq=n, tick=n)
        for n in range(first.seq + 1, first.seq + 2100)
    ]
    Message.objects.bulk_create(more)
    Room.objects.filter(pk=thunder.pk).update(last_seq=more[-1].seq, last_tick=more[-1].tick)
    found = unread(cast.chenchen, list(Seat.objects.filter(person=cast.chenchen).taken().select_related("room")))
    assert (found.messages[thunder.pk], found.messages[other.pk]) == (100, 1)


def test_who_asked_or_answered_in_a_thread_hears_of_the_next_answer(say: Say, thunder: Room, cast: Cast):
    root = say("谁去现场", by=cast.lijing)
    settle()
    say("我去", under=root)
    say("@王磊 几点", by=cast.chenchen, under=root)
    settle()
    told = Notice.objects.values_list("kind", "person__login")
    assert set(told.filter(kind="message.answered")) == {("message.answered", "lijing")}
    assert set(told.filter(kind="message.named")) == {("message.named", "wanglei")}
    acts.ring(thunder, by=cast.lijing, ring="none")
    say("两点", under=root)
    settle()
    assert set(told.filter(kind="message.answered")) == {
        ("message.answered", "lijing"),
        ("message.answered", "chenchen"),
    }
    assert Notice.objects.get(kind="message.answered", person=cast.lijing, folded=False).count == 2
