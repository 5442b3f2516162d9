"""What is held always waits for somebody who sees it: where nobody but its writer runs the room, for the next one up."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts as chat
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Room
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.norms import acts
from xiaodui.norms.models import Held
from xiaodui.norms.running import keepers_of
from xiaodui.norms.tests.test_keeping import UGLY, ruled
from xiaodui.notices.models import Notice
from xiaodui.people.models import Grant, Person, Team

__all__ = ["ruled"]
pytestmark = pytest.mark.django_db
HX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def morning(at: Callable[..., Any], ruled: Callable[..., None]) -> None:
    at(10)
    ruled(**{"chat.conduct_holds": True})


@pytest.fixture
def ownerless(cast: Cast) -> Room:
    """A room of 王磊's and 陈晨's whose owner left the company."""
    room = chat.open_room(by=cast.zhaomin, name="价格", kind="topic", door="open")
    for person in (cast.wanglei, cast.chenchen):
        chat.enter(by=person, room=room.pk)
    Person.objects.filter(pk=cast.zhaomin.pk).update(is_active=False)
    return Room.objects.get(pk=room.pk)


@pytest.fixture
def held(cast: Cast, ownerless: Room) -> Held:
    assert "李静" in str(refused(ownerless, cast.wanglei))
    return Held.objects.get()


def refused(room: Room, by: Any) -> Refusal:
    with pytest.raises(Refusal) as no:
        chat.say(room, by=by, text=UGLY, anyway=True)
    return no.value


def told() -> list[str]:
    rows = Notice.objects.filter(kind="norms.to_look").order_by("pk")
    return list(rows.values_list("person__name", flat=True))


def test_who_leads_the_writer_is_asked_reads_it_and_lets_it_go(client: Any, cast: Cast, held: Held) -> None:
    assert held.decider == cast.lijing and told() == ["李静"]
    page = reverse("held", args=[held.pk])
    assert UGLY in sign_in(client, cast.lijing).get(page).content.decode()
    today = client.get("/").content.decode()
    assert "等你看一眼" in today and page in today
    pressed = client.post(reverse("pass-held", args=[held.pk]))
    assert pressed.status_code == 302 and pressed["Location"] == page
    shown = client.get(page).content.decode()
    assert "放行了" in shown and UGLY not in shown and page not in client.get("/").content.decode()
    assert (Message.objects.get().text, Message.objects.get().author) == (UGLY, cast.wanglei)


def test_he_gives_it_back_and_the_objection_goes_further_up(client: Any, cast: Cast, held: Held) -> None:
    path = reverse("return-held", args=[held.pk])
    assert sign_in(client, cast.lijing).get(path, headers=HX).status_code == 200
    answered = client.post(path, {"word": "换个说法"}, headers=HX)
    assert answered["HX-Redirect"] == reverse("held", args=[held.pk])
    made = acts.object_to(by=cast.wanglei, about=f"held:{held.pk}", text="我们平时就这么说话")
    assert made.decider == cast.laozhou


@pytest.mark.parametrize("who", ["chenchen", "sunyue", "laozhou"])
def test_nobody_else_sees_it_or_lets_it_go(client: Any, cast: Cast, held: Held, who: str) -> None:
    person = getattr(cast, who)
    assert sign_in(client, person).get(reverse("held", args=[held.pk])).status_code == 404
    assert client.post(reverse("pass-held", args=[held.pk])).status_code == 404
    with pytest.raises(Forbidden):
        acts.let_through(held, by=person)


def test_its_writer_reads_who_looks_but_doesn_t_look_himself(
    client: Any, cast: Cast, held: Held, ownerless: Room
) -> None:
    mine = sign_in(client, cast.wanglei).get(reverse("room-norms", args=[ownerless.pk])).content.decode()
    assert UGLY in mine and "由 李静 看" in mine and "放行" not in mine
    with pytest.raises(Forbidden):
        acts.let_through(held, by=cast.wanglei)


def test_who_looks_and_sits_there_finds_it_in_the_room_s_norms(
    client: Any, cast: Cast, held: Held, ownerless: Room
) -> None:
    norms = reverse("room-norms", args=[ownerless.pk])
    assert sign_in(client, cast.lijing).get(norms).status_code == 404
    chat.enter(by=cast.lijing, room=ownerless.pk)
    shown = client.get(norms).content.decode()
    assert "管这个群" not in shown and UGLY in shown and "放行" in shown
    assert "放行" not in sign_in(client, cast.chenchen).get(norms).content.decode()


def test_who_runs_the_room_finds_it_on_today(client: Any, cast: Cast, thunder: Room) -> None:
    refused(thunder, cast.wanglei)
    one = Held.objects.get()
    assert one.decider is None and told() == ["李静"]
    today = sign_in(client, cast.lijing).get("/").content.decode()
    assert "等你看一眼" in today and reverse("held", args=[one.pk]) in today
    assert "等你看一眼" not in sign_in(client, cast.wanglei).get("/").content.decode()


def test_a_leader_who_writes_himself_is_looked_at_by_the_next_one_up(cast: Cast, thunder: Room) -> None:
    chat.say(thunder, by=cast.lijing, text=UGLY, anyway=True)
    assert not Held.objects.exists(), "who runs the room isn't held there"
    Grant.objects.filter(person=cast.lijing).delete()
    leader, room = Cast.fresh(cast.lijing), Room.objects.get(pk=thunder.pk)
    assert keepers_of(room) == set(), "his rights were taken, the team still names him"
    assert "老周" in str(refused(room, leader))
    assert Held.objects.get().decider == cast.laozhou and told() == ["老周"]
    acts.let_through(Held.objects.get(), by=cast.laozhou)


def test_a_team_without_a_leader_asks_who_leads_above(cast: Cast, thunder: Room) -> None:
    Team.objects.filter(pk=cast.thunder.pk).update(leader=None)
    follow_teams()
    room = Room.objects.get(pk=thunder.pk)
    refused(room, cast.wanglei)
    one = Held.objects.get()
    assert one.decider == cast.lijing and Held.objects.visible_to(cast.lijing).to_look(cast.lijing).get() == one


def test_sent_again_it_waits_for_who_may_look_now(cast: Cast, held: Held, ownerless: Room) -> None:
    Team.objects.filter(leader=cast.lijing).update(leader=None)
    assert "老周" in str(refused(ownerless, cast.wanglei))
    held.refresh_from_db()
    assert held.decider == cast.laozhou and Held.objects.count() == 1


def test_where_nobody_could_look_it_says_so_and_keeps_nothing(cast: Cast, ownerless: Room) -> None:
    Person.objects.filter(pk=cast.laozhou.pk).update(is_owner=False)
    Team.objects.update(leader=None)
    no = refused(ownerless, cast.wanglei)
    assert no.code == "message.nobody_looks" and not no.kept and "换个说法" in str(no)
    assert not Held.objects.exists() and told() == []
