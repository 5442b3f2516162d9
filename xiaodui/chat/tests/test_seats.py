"""Who sits where: by rule, by invitation, by asking; and never longer than that."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, sign_in
from xiaodui.chat import acts
from xiaodui.chat.acts.inheriting import hand_on
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.beside import findable
from xiaodui.chat.models import Room, Seat
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.following import settle
from xiaodui.notices.models import Notice
from xiaodui.people.acts import close_team, create_team, deactivate
from xiaodui.people.models import Person


def seated(room: Room) -> set[str]:
    return set(Seat.objects.taken().filter(room=room).values_list("person__login", flat=True))


def test_seats_follow_the_team(rooms: dict[str, Room], cast: Cast):
    Person.objects.filter(pk=cast.chenchen.pk).update(team=cast.breeze)
    follow_teams()
    assert "chenchen" not in seated(rooms["雷霆队"]) | seated(rooms["华东"])
    assert "chenchen" in seated(rooms["长风队"]) & seated(rooms["启明科技"])


def test_nothing_changed_costs_four_queries(rooms: dict[str, Room], django_assert_num_queries: object):
    with django_assert_num_queries(4):  # type: ignore[operator]
        follow_teams()


def test_a_new_team_has_a_room_and_a_closed_one_keeps_its_words(rooms: dict[str, Room], cast: Cast):
    team = create_team(by=cast.laozhou, name="破晓队", parent=cast.east)
    follow_teams()
    room = Room.objects.get(team=team)
    close_team(team, by=cast.laozhou)
    follow_teams()
    room.refresh_from_db()
    assert room.archived_at


def test_nobody_leaves_or_is_removed_by_hand(rooms: dict[str, Room], cast: Cast):
    with pytest.raises(Refusal, match="谁在队里"):
        acts.leave(rooms["雷霆队"], by=cast.wanglei)
    with pytest.raises(Refusal, match="谁在队里"):
        acts.remove(rooms["雷霆队"], by=cast.lijing, person=cast.wanglei)


def test_through_an_open_door_anybody_comes(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="产品答疑")
    acts.enter(by=cast.zhaomin, room=room.pk)
    assert seated(room) == {"wanglei", "zhaomin"}


def test_one_asks_and_is_let_in(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="报价与折扣", door="ask")
    with pytest.raises(Refusal, match="先申请"):
        acts.enter(by=cast.zhaomin, room=room.pk)
    acts.ask_in(by=cast.zhaomin, room=room.pk)
    with pytest.raises(Refusal, match="已经申请过"):
        acts.ask_in(by=cast.zhaomin, room=room.pk)
    assert seated(room) == {"wanglei"}
    acts.let_in(room, by=cast.wanglei, person=cast.zhaomin)
    assert seated(room) == {"wanglei", "zhaomin"}


def test_into_a_closed_room_only_those_who_run_it_invite(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="攻坚小组", door="invited")
    with pytest.raises(Invalid, match="没有这个群"):
        acts.ask_in(by=cast.zhaomin, room=room.pk)
    acts.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    with pytest.raises(Forbidden):
        acts.invite(room, by=cast.chenchen, people=[cast.zhaomin.pk])
    assert Room.objects.findable_by(cast.zhaomin).count() == 0


def test_who_is_removed_sees_nothing_more_and_comes_back_where_he_was(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="攻坚小组")
    acts.enter(by=cast.chenchen, room=room.pk)
    assert Room.objects.visible_to(cast.chenchen).filter(pk=room.pk).exists()
    acts.remove(room, by=cast.wanglei, person=cast.chenchen)
    assert not Room.objects.visible_to(cast.chenchen).filter(pk=room.pk).exists()
    with pytest.raises(Refusal, match="先申请进群"):
        acts.enter(by=cast.chenchen, room=room.pk)
    acts.enter(by=cast.lijing, room=room.pk)
    with pytest.raises(Invalid, match="陈晨 被请出过"):
        acts.invite(room, by=cast.lijing, people=[cast.chenchen.pk])
    find, mine = reverse("find-rooms"), sign_in(Client(), cast.chenchen)
    enter, ask = reverse("enter-room", args=[room.pk]), reverse("ask-into-room", args=[room.pk])
    assert ask in (page := mine.get(find).content.decode()) and enter not in page
    assert mine.post(ask).status_code == 302 and "申请了" in mine.get(find).content.decode()
    acts.let_in(room, by=cast.wanglei, person=cast.chenchen)
    assert Seat.objects.get(room=room, person=cast.chenchen).removed_at is None
    acts.leave(room, by=cast.chenchen)
    assert enter in mine.get(find).content.decode()
    acts.enter(by=cast.chenchen, room=room.pk)
    assert Seat.objects.filter(room=room, person=cast.chenchen).count() == 1


def test_who_was_asked_out_is_invited_by_who_runs_the_room(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="攻坚小组")
    acts.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    acts.remove(room, by=cast.wanglei, person=cast.chenchen)
    acts.invite(room, by=cast.wanglei, people=[cast.chenchen.pk])
    assert seated(room) == {"wanglei", "chenchen"}


def test_a_room_goes_on_when_its_owner_leaves_the_company(cast: Cast):
    room = acts.open_room(by=cast.chenchen, name="攻坚小组")
    acts.invite(room, by=cast.chenchen, people=[cast.wanglei.pk, cast.lijing.pk])
    acts.rank(room, by=cast.chenchen, person=cast.lijing, role="admin")
    deactivate(cast.chenchen, by=cast.laozhou)
    settle()
    roles = dict(Seat.objects.filter(room=room).values_list("person__login", "role"))
    assert roles == {"chenchen": "member", "wanglei": "member", "lijing": "owner"}
    assert Notice.objects.get(kind="seat.inherited").person == cast.lijing
    for gone, heirs in ((cast.lijing, [cast.wanglei.pk]), (cast.wanglei, [])):
        Person.objects.filter(pk=gone.pk).update(is_active=False)
        assert [heir for _fact, heir in hand_on({gone.pk})] == heirs, "where nobody is left, nobody owns it"


def test_who_left_the_company_isn_t_counted(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="攻坚小组")
    acts.invite(room, by=cast.wanglei, people=[cast.chenchen.pk, cast.lijing.pk])
    Person.objects.filter(pk=cast.lijing.pk).update(is_active=False)
    assert [one.people for one in findable(cast.zhaomin) if one.pk == room.pk] == [2]  # type: ignore[attr-defined]


def test_a_room_keeps_an_owner(cast: Cast):
    room = acts.open_room(by=cast.wanglei, name="攻坚小组")
    acts.enter(by=cast.chenchen, room=room.pk)
    with pytest.raises(Refusal, match="先把群交给"):
        acts.leave(room, by=cast.wanglei)
    acts.rank(room, by=cast.wanglei, person=cast.chenchen, role="owner")
    acts.leave(room, by=cast.wanglei)
    assert seated(room) == {"chenchen"}


def test_a_name_stands_once(cast: Cast):
    acts.open_room(by=cast.wanglei, name="产品答疑")
    with pytest.raises(Invalid, match="已经有一个"):
        acts.open_room(by=cast.chenchen, name="产品答疑")


def test_two_people_have_one_room(cast: Cast):
    first = acts.talk_to(by=cast.wanglei, person=cast.chenchen)
    assert acts.talk_to(by=cast.chenchen, person=cast.wanglei) == first
    assert acts.talk_to(by=cast.wanglei, person=cast.wanglei) != first
    with pytest.raises(Refusal, match="停用"):
        acts.talk_to(by=cast.wanglei, person=cast.gone)


def test_pages_of_a_room(rooms: dict[str, Room], cast: Cast):
    client, room = sign_in(Client(), cast.wanglei), rooms["雷霆队"]
    for number in range(120):
        acts.say(room, by=cast.lijing, text=f"第 {number} 句")
    page = client.get(f"/chat/{room.pk}").content.decode()
    assert page.count('<article class="msg') == 50
    assert "第 119 句" in page
    assert "第 69 句" not in page
    older = client.get(f"/chat/{room.pk}?before=71").content.decode()
    assert older.count('<article class="msg') == 50
    assert "第 69 句" in older
    assert "<html" not in older
    caught = client.get(f"/chat/{room.pk}/since?tick=118").json()
    assert (caught["from"], caught["to"], len(caught["html"]), caught["whole"]) == (118, 120, 2, True)
    assert client.post(f"/chat/{room.pk}/read", {"seq": 120}).status_code == 204
    assert Seat.objects.get(room=room, person=cast.wanglei).read_seq == 120
    assert sign_in(Client(), cast.zhaomin).get(f"/chat/{room.pk}").status_code == 404
    assert client.get("/chat/find").status_code == 200


def test_a_refusal_is_a_sentence_for_the_script(rooms: dict[str, Room], cast: Cast):
    client, room = sign_in(Client(), cast.wanglei), rooms["雷霆队"]
    said = client.post(f"/chat/{room.pk}/say", {"text": "早", "client": "a1"}, headers={"Accept": "application/json"})
    assert said.json()["seq"] == 1
    blank = client.post(f"/chat/{room.pk}/say", {"text": " "}, headers={"Accept": "application/json"})
    assert blank.status_code == 422
    assert blank.json()["sentence"]
    assert client.post(f"/chat/{room.pk}/say", {"text": "没有脚本也行"}).status_code == 302


def test_who_runs_the_room_hears_who_asks_in_and_lets_him(cast: Cast) -> None:
    room = acts.open_room(by=cast.lijing, name="报价攻坚", kind="topic", door="ask")
    settle()
    acts.ask_in(by=cast.wanglei, room=room.pk)
    settle()
    assert set(Notice.objects.values_list("kind", "person__login")) == {("seat.asked", "lijing")}
    acts.let_in(room, by=cast.lijing, person=cast.wanglei)
    assert room.seats.taken().count() == 2


def test_a_room_is_handed_on_from_the_list_of_its_people(client: Client, cast: Cast) -> None:
    room = acts.open_room(by=cast.lijing, name="报价攻坚", kind="topic")
    acts.invite(room, by=cast.lijing, people=[cast.wanglei.pk, cast.chenchen.pk])
    sign_in(client, cast.wanglei)
    assert f"/chat/{room.pk}/rank" not in client.get(f"/chat/{room.pk}/people").content.decode()
    sign_in(client, cast.lijing)
    assert 'name="role" value="owner"' in client.get(f"/chat/{room.pk}/people").content.decode()
    client.post(f"/chat/{room.pk}/rank", {"person": cast.wanglei.pk, "role": "owner"})
    roles = dict(room.seats.taken().values_list("person__login", "role"))
    assert roles == {"lijing": "admin", "wanglei": "owner", "chenchen": "member"}
    page = client.get(f"/chat/{room.pk}/people").content.decode()
    assert 'name="role" value="member"' in page and 'name="role" value="owner"' not in page
    acts.leave(room, by=cast.lijing)
