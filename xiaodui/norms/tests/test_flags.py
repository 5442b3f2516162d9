"""A flag always comes to somebody who may decide it: against who runs the room, to the next one up, who reads it there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal.models import Fact
from xiaodui.norms import acts
from xiaodui.norms.models import Flag, TakeDown
from xiaodui.norms.running import keepers_of, lookers_of
from xiaodui.norms.tests.conftest import heard
from xiaodui.notices.models import Notice
from xiaodui.people.models import Team

pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}
WORDS = "这点事都办不好，明天别来了"


@pytest.fixture(autouse=True)
def morning(at: Callable[..., Any]) -> None:
    at(10)


@pytest.fixture
def flagged(cast: Cast, say: Callable[..., Message]) -> Flag:
    """王磊 finds unfit what 李静 said, who leads the room; 老周 doesn't sit in it."""
    return acts.flag(say(WORDS, by=cast.lijing), by=cast.wanglei, reason="骂人")  # type: ignore[no-any-return]


@pytest.fixture
def leaderless(cast: Cast, thunder: Room) -> Room:
    Team.objects.filter(pk=cast.thunder.pk).update(leader=None)
    return Room.objects.select_related("team__leader").get(pk=thunder.pk)


def told() -> list[str]:
    rows = Notice.objects.filter(kind="norms.to_look").order_by("pk")
    return list(rows.values_list("person__name", flat=True))


def test_against_who_leads_the_room_the_next_one_up_decides(client: Any, cast: Cast, flagged: Flag) -> None:
    assert flagged.decider == cast.laozhou and told() == ["老周"]
    page = reverse("flag", args=[flagged.pk])
    shown = sign_in(client, cast.laozhou).get(page).content.decode()
    assert WORDS in shown and "骂人" in shown and "看原话" not in shown and "王磊" not in shown
    pressed = client.post(reverse("dismiss-flag", args=[flagged.pk]))
    assert pressed.status_code == 302 and pressed["Location"] == page
    assert WORDS not in client.get(page).content.decode()
    flagged.refresh_from_db()
    assert (flagged.outcome, flagged.decided_by) == ("fine", cast.laozhou)


def test_he_takes_it_down_though_he_doesn_t_sit_there(client: Any, cast: Cast, flagged: Flag) -> None:
    path, page = reverse("take-down-flagged", args=[flagged.pk]), reverse("flag", args=[flagged.pk])
    assert path in sign_in(client, cast.laozhou).get(page).content.decode()
    assert client.get(path, headers=HX).status_code == 200
    assert client.get(reverse("take-down-message", args=[flagged.message_id])).status_code == 404
    assert client.post(path, {"reason": "不能这样说人"}, headers=HX)["HX-Redirect"] == page
    flagged.refresh_from_db()
    down = TakeDown.objects.get()
    assert (flagged.outcome, down.by, down.text, flagged.message.text) == ("down", cast.laozhou, WORDS, "")
    assert client.post(path, {"reason": "再撤一次"}, headers=HX).status_code == 422
    assert Notice.objects.filter(kind="norms.about_me", person=cast.lijing).exists()


def test_through_the_api_too(client: Any, cast: Cast, flagged: Flag) -> None:
    door, said = f"/api/v1/flags/{flagged.pk}/take_down", {"reason": "不能这样说人"}
    assert sign_in(client, cast.chenchen).post(door, said, content_type="application/json").status_code == 404
    assert sign_in(client, cast.laozhou).post(door, said, content_type="application/json").status_code == 200
    assert TakeDown.objects.get().by == cast.laozhou


def test_one_press_settles_every_flag_of_the_message(cast: Cast, flagged: Flag) -> None:
    other = acts.flag(flagged.message, by=cast.chenchen, reason="难听")
    acts.take_down_flagged(flagged, by=cast.laozhou, reason="不能这样说人")
    other.refresh_from_db()
    assert (other.outcome, other.decided_by) == ("down", cast.laozhou) and not Flag.objects.open().exists()
    assert not Notice.objects.unread().filter(kind="norms.to_look").exists()


def test_who_runs_the_room_takes_it_down_from_the_flag_as_well(cast: Cast, say: Callable[..., Message]) -> None:
    flag = acts.flag(say(WORDS), by=cast.chenchen, reason="骂人")
    down = acts.take_down_flagged(flag, by=cast.lijing, reason="不能这样说人")
    assert down.message.recalled_by == cast.lijing and flag.outcome == "down"


@pytest.mark.parametrize("who", ["lijing", "chenchen", "sunyue", "zhaomin"])
def test_nobody_else_sees_it_or_decides_it(client: Any, cast: Cast, flagged: Flag, who: str) -> None:
    person = getattr(cast, who)
    assert sign_in(client, person).get(reverse("flag", args=[flagged.pk])).status_code == 404
    assert client.post(reverse("dismiss-flag", args=[flagged.pk])).status_code == 404
    assert not acts.take_down.may(person, flagged.message) and not acts.take_down_flagged.may(person, flagged)
    with pytest.raises(Forbidden):
        acts.dismiss(flagged, by=person)


def test_against_who_owns_a_room_who_leads_him_decides(cast: Cast) -> None:
    room = chat.open_room(by=cast.lijing, name="价格", kind="topic", door="open")
    chat.enter(by=cast.chenchen, room=room.pk)
    flag = acts.flag(chat.say(room, by=cast.lijing, text=WORDS), by=cast.chenchen, reason="骂人")
    assert flag.decider == cast.laozhou and not acts.take_down_flagged.may(cast.chenchen, flag)
    acts.take_down_flagged(flag, by=cast.laozhou, reason="不能这样说人")
    heard()
    flag.refresh_from_db()
    assert flag.outcome == "down"


def test_recalled_by_its_writer_there_is_nothing_left_to_decide(
    client: Any, cast: Cast, flagged: Flag, say: Callable[..., Message]
) -> None:
    other = acts.flag(say("这单就按我说的办"), by=cast.chenchen, reason="口气不好")
    chat.recall(flagged.message, by=cast.lijing)
    heard()
    flagged.refresh_from_db()
    assert (flagged.outcome, flagged.decided_by) == ("gone", None) and list(Flag.objects.open()) == [other]
    shown = sign_in(client, cast.laozhou).get(reverse("flag", args=[flagged.pk])).content.decode()
    assert "撤回了一条" in shown and WORDS not in shown


@pytest.fixture
def mine(cast: Cast, say: Callable[..., Message]) -> Flag:
    """陈晨 finds unfit what 王磊 said; 李静, who leads the room, is asked to look."""
    return acts.flag(say(WORDS), by=cast.chenchen, reason="骂人")  # type: ignore[no-any-return]


def test_who_flagged_it_takes_it_back_and_nobody_need_look(client: Any, cast: Cast, mine: Flag, thunder: Room) -> None:
    norms, path = reverse("room-norms", args=[thunder.pk]), reverse("withdraw-flag", args=[mine.pk])
    assert path in sign_in(client, cast.chenchen).get(norms).content.decode()
    assert client.post(path).status_code == 302
    mine.refresh_from_db()
    assert (mine.outcome, mine.decided_by) == ("back", None)
    after = client.get(norms).content.decode()
    assert "报的人撤回了" in after and path not in after
    assert not Notice.objects.unread().filter(kind="norms.to_look", person=cast.lijing).exists()
    assert "骂人" not in sign_in(client, cast.lijing).get(norms).content.decode()
    fact = Fact.objects.get(verb="message.flag_withdrawn")
    assert fact.actor == "system" and f'"person:{cast.chenchen.pk}"' not in fact.body
    assert not Notice.objects.filter(person=cast.wanglei).exists()
    with pytest.raises(Refusal):
        acts.dismiss(mine, by=cast.lijing)


def test_taken_back_it_may_be_flagged_again(cast: Cast, mine: Flag) -> None:
    acts.withdraw(mine, by=cast.chenchen)
    again = acts.flag(mine.message, by=cast.chenchen, reason="还是骂人")
    assert (
        again == mine
        and again.reason == "还是骂人"
        and list(Flag.objects.visible_to(cast.lijing).to_judge(cast.lijing)) == [mine]
    )
    assert Notice.objects.unread().filter(kind="norms.to_look", person=cast.lijing).count() == 1
    with pytest.raises(Refusal):
        acts.flag(mine.message, by=cast.chenchen, reason="再报一次")


def test_only_who_flagged_it_takes_it_back_and_only_while_it_waits(client: Any, cast: Cast, mine: Flag) -> None:
    path = reverse("withdraw-flag", args=[mine.pk])
    assert sign_in(client, cast.lijing).post(path).status_code == 403
    assert sign_in(client, cast.wanglei).post(path).status_code == 404
    acts.dismiss(mine, by=cast.lijing)
    with pytest.raises(Refusal) as no:
        acts.withdraw(mine, by=cast.chenchen)
    assert no.value.code == "flag.over" and mine.outcome == "fine"


def test_taken_back_from_who_was_asked_outside_the_room(client: Any, cast: Cast, flagged: Flag) -> None:
    acts.withdraw(flagged, by=cast.wanglei)
    shown = sign_in(client, cast.laozhou).get(reverse("flag", args=[flagged.pk])).content.decode()
    assert "报的人撤回了" in shown and WORDS not in shown
    assert not Flag.objects.visible_to(cast.laozhou).to_judge(cast.laozhou).exists()
    assert not Notice.objects.unread().filter(kind="norms.to_look").exists()


def test_a_team_without_a_leader_has_somebody_who_looks(
    cast: Cast, leaderless: Room, say: Callable[..., Message]
) -> None:
    assert keepers_of(leaderless) == set()
    assert lookers_of(leaderless, cast.wanglei) == (set(), cast.lijing), "who leads the team above"
    flag = acts.flag(say(WORDS, room=leaderless), by=cast.chenchen, reason="骂人")
    assert flag.decider == cast.lijing and told() == ["李静"]
    acts.dismiss(flag, by=cast.lijing)


def test_where_nobody_could_decide_it_says_so(cast: Cast, say: Callable[..., Message]) -> None:
    message = say(WORDS, by=cast.lijing)
    type(cast.laozhou).objects.filter(pk=cast.laozhou.pk).update(is_owner=False)
    Team.objects.exclude(leader=cast.lijing).update(leader=None)
    with pytest.raises(Refusal) as no:
        acts.flag(message, by=cast.wanglei, reason="骂人")
    assert no.value.code == "flag.nobody" and not Flag.objects.exists()
