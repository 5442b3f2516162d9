"""Groups that a message calls: all, those online, a team's, who answers for a duty; unread and notices as if each were named."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.acts.saying import MOST_NAMED
from xiaodui.chat.hears import tell_who_is_named
from xiaodui.chat.models import Message, Naming, Room, Seat
from xiaodui.chat.pushing import draw
from xiaodui.chat.reading import badge
from xiaodui.core import clock as the_clock
from xiaodui.core.refusal import Refusal
from xiaodui.duties.acts import create_topic
from xiaodui.journal.models import Fact
from xiaodui.notices.models import Notice
from xiaodui.people.models import Person
from xiaodui.pulse import presence
from xiaodui.pulse.pokes import Row

Say = Callable[..., Message]


@pytest.fixture(autouse=True)
def nobody_here() -> Iterator[None]:
    presence.forget()
    yield
    presence.forget()


def named(message: Message) -> set[str]:
    return set(Naming.objects.filter(message=message).values_list("person__name", flat=True))


@pytest.fixture
def company(rooms: dict[str, Room]) -> Room:
    return rooms["启明科技"]


def crowd(room: Room, many: int, team: Any = None) -> None:
    of = team.name if team else ""
    people = [Person.objects.create_user(f"p{n}{of}", None, name=f"{of}同事{n}", team=team) for n in range(many)]
    Seat.objects.bulk_create([Seat(room=room, person=one, since=the_clock.now()) for one in people])


@pytest.mark.parametrize("word", ["@所有人 看一下", "@all look", "＠everyone look"])
def test_all_who_sit_there_but_who_says_it(say: Say, word: str) -> None:
    message = say(word)
    assert named(message) == {"李静", "陈晨"}
    assert '<span class="at">@' in message.html


def test_those_who_are_online(say: Say, cast: Cast) -> None:
    presence.beat({f"person:{cast.wanglei.pk}": True, f"person:{cast.chenchen.pk}": True})
    assert named(say("@here 谁有样册？")) == {"陈晨"}
    acts.discretion(by=cast.chenchen, hidden=True)
    assert named(say("@在线的人 谁有样册？")) == set()


def test_where_nobody_can_tell_who_is_online_all_are_called(say: Say) -> None:
    assert named(say("@here 谁有样册？")) == {"李静", "陈晨"}


def test_a_team_s_people_who_sit_there(say: Say, company: Room, cast: Cast) -> None:
    assert named(say("@雷霆队 周五交周报", room=company, by=cast.laozhou)) == {"王磊", "陈晨"}
    assert {"王磊", "陈晨", "孙悦"} <= named(say("@华东 周五交周报", room=company, by=cast.laozhou))
    assert named(say("@长风队 来一下")) == set()


def test_a_duty_reaches_who_answers_for_it(say: Say, cast: Cast, company: Room) -> None:
    create_topic(by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.chenchen, decider=cast.lijing)
    message = say("@职责:报价 恒拓的价格能谈吗？")
    assert named(message) == {"陈晨"}
    assert f'data-person="{cast.chenchen.pk}">@职责:报价<' in message.html
    assert named(say("@职责：报价 @duty:报价 再问一次")) == {"陈晨"}
    assert named(say("@职责:没有这件事")) == set()


def test_who_answers_for_it_elsewhere_is_told_by_name(say: Say, cast: Cast) -> None:
    create_topic(by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.chenchen, decider=cast.lijing)
    room = acts.open_room(by=cast.wanglei, name="攻坚小组")
    with pytest.raises(Refusal, match="陈晨，不在这个群里"):
        say("@职责:报价 能谈吗？", room=room)


def test_a_colleague_s_own_name_goes_before_a_team_s(say: Say, cast: Cast) -> None:
    Person.objects.filter(pk=cast.chenchen.pk).update(name="雷霆队")
    assert named(say("@雷霆队 看一下")) == {"雷霆队"}


def test_in_a_large_room_only_who_runs_it_calls_all(cast: Cast, thunder: Room, say: Say) -> None:
    crowd(thunder, 18)
    with pytest.raises(Refusal, match="群主和管理员"):
        say("@所有人 看一下")
    with pytest.raises(Refusal, match="群主和管理员"):
        acts.reword(say("看一下"), by=cast.wanglei, text="@all 看一下", version=0)
    assert len(named(say("@所有人 看一下", by=cast.lijing))) == 20
    assert named(say("写信到 sales@all.cn")) == set()


def test_of_a_group_too_large_for_its_fact_everybody_is_told(cast: Cast, thunder: Room, say: Say) -> None:
    crowd(thunder, MOST_NAMED + 10)
    message = say("@所有人 看一下", by=cast.lijing)
    fact = Fact.objects.get(verb="message.said")
    assert (fact.detail["named"], fact.detail["called"]) == ([], "all")
    assert len(named(message)) == MOST_NAMED + 12
    tell_who_is_named([fact])
    assert Notice.objects.filter(kind="message.named").count() == MOST_NAMED + 12
    assert badge(cast.wanglei) == 1
    [row] = Fact.objects.filter(pk=fact.pk).values_list(*Row._fields)
    assert draw([Row(*row)])[0].note["said"] == [[1, f"person:{cast.lijing.pk}", ["all"]]]


def test_of_an_edit_that_calls_so_many_those_are_told_whom_nothing_named_before(
    cast: Cast, thunder: Room, say: Say
) -> None:
    crowd(thunder, MOST_NAMED + 10)
    message = say("@陈晨 看一下", by=cast.lijing)
    acts.reword(message, by=cast.lijing, text="@陈晨 @所有人 看一下", version=0)
    said, edited = Fact.objects.filter(verb__in=["message.said", "message.edited"]).order_by("pk")
    assert (edited.detail["named"], edited.detail["called"]) == ([], "many")
    tell_who_is_named([edited])
    told = Notice.objects.filter(kind="message.named")
    assert told.count() == MOST_NAMED + 11 and not told.filter(person=cast.chenchen).exists()
    tell_who_is_named([said])
    assert told.filter(person=cast.chenchen).count() == 1


@pytest.mark.parametrize("together", [True, False])
def test_a_second_group_so_large_tells_nobody_of_the_first_again(
    together: bool, cast: Cast, company: Room, say: Say
) -> None:
    crowd(company, MOST_NAMED + 10, team=cast.thunder)
    message = say("@雷霆队 看一下", by=cast.laozhou, room=company)
    crowd(company, MOST_NAMED + 10, team=cast.breeze)
    acts.reword(message, by=cast.laozhou, text="@雷霆队 @长风队 看一下", version=0)
    facts = list(Fact.objects.filter(verb__in=["message.said", "message.edited"]).order_by("pk"))
    for some in [facts] if together else [[fact] for fact in facts]:
        tell_who_is_named(some)
    told = list(Notice.objects.filter(kind="message.named").values_list("person_id", flat=True))
    assert len(told) == len(set(told)) == len(named(message)) > 2 * MOST_NAMED


def test_they_are_offered_to_who_types_an_at(cast: Cast, thunder: Room) -> None:
    create_topic(by=cast.lijing, team=cast.thunder, name="报价", responsible=cast.chenchen, decider=cast.lijing)
    client = sign_in(Client(), cast.wanglei)

    def offered(q: str) -> list[str]:
        return [one["name"] for one in client.get(f"/chat/{thunder.pk}/names", {"q": q}).json()["people"]]

    assert offered("") == ["陈晨", "李静", "所有人", "在线的人", "华东", "雷霆队", "职责:报价"]
    assert (offered("所"), offered("职责"), offered("ltd")) == (["所有人"], ["职责:报价"], ["雷霆队"])
    crowd(thunder, 18)
    assert "所有人" not in offered("")


def test_one_name_that_two_bear_calls_both(say: Say, cast: Cast) -> None:
    Person.objects.filter(pk=cast.lijing.pk).update(name="陈晨")
    assert Naming.objects.filter(message=say("@陈晨 看一下")).count() == 2
