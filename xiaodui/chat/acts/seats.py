"""Coming into a room, being asked in, leaving, being removed; one's part in it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.inputs import ARoom, Nothing, OnePerson, People, Rank, Ring, TurnAway
from xiaodui.chat.acts.rights import runs, sits, works_here
from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.acts.seating import seat, unseat
from xiaodui.chat.models import Room, Seat
from xiaodui.chat.sockets import INVITED
from xiaodui.chat.verbs import SEAT_ASKED, SEAT_RANKED, SEAT_TURNED_AWAY
from xiaodui.core import clock, spoken
from xiaodui.core.acts import act
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal import key_of, record
from xiaodui.people.models import Person


def _found(by: Any, pk: int) -> Room:
    """By its number among those that he could come into: he doesn't sit there yet, so he sees nothing else of it."""
    rows = Room.objects.all() if by is None else Room.objects.findable_by(by)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Invalid({"room": [_("没有这个群，或者要由里面的人邀请。")]})
    return found


def _asked_out(room: Room, people: Iterable[Any]) -> set[int]:
    """Who of them was removed and hasn't been seated since."""
    seats = Seat.objects.filter(room=room, person__in=[one.pk for one in people]).exclude(removed_at=None)
    return set(seats.values_list("person_id", flat=True))


@act("rooms.enter", who=works_here, takes=ARoom, label=_("进群"))
def enter(*, by: Any, room: int) -> Room:
    """进群. Where the door is open, to all but those who were asked out."""
    found = _found(by, room)
    if found.door != "open":
        raise Refusal("room.ask", _("这个群要群主同意，先申请进群。"))
    if _asked_out(found, [by]):
        raise Refusal("room.asked-out", _("你被请出过这个群：先申请进群，群主同意了再进来。"))
    seat(found, [by], by=by)
    return found


@act("rooms.ask_in", who=works_here, takes=ARoom, label=_("申请进群"))
def ask_in(*, by: Any, room: int) -> Room:
    """申请. Those who run the room see it and let him in, or turn him away: then he may ask again after a day."""
    found = _found(by, room)
    made, fresh = Seat.objects.get_or_create(
        room=found, person=by, defaults={"since": clock.now(), "left_at": clock.now(), "asked_at": clock.now()}
    )
    if not fresh and made.asked_at is not None:
        raise Refusal("room.asked", _("已经申请过了，等群主同意。"))
    if made.asks_again_from and clock.now() < made.asks_again_from:
        said = _("这次没让你进来，%(when)s 以后可以再申请。有急事，直接找群主说。")
        raise Refusal("room.turned-away", said % {"when": spoken.moment(made.asks_again_from)})
    Seat.objects.filter(pk=made.pk).update(asked_at=clock.now(), turned_away_at=None, word="")
    record(SEAT_ASKED, found, by=by, **heard(found))
    return found


@act("rooms.let_in", on=Room, who=runs, takes=OnePerson, label=_("同意进群"))
def let_in(room: Room, *, by: Any, person: Any) -> Room:
    if not Seat.objects.filter(room=room, person=person).exclude(asked_at=None).exists():
        _refuse_unasked(room, person)
    seat(room, [person], by=by)
    return room


@act("rooms.turn_away", on=Room, who=runs, takes=TurnAway, label=_("不让进群"))
def turn_away(room: Room, *, by: Any, person: Any, word: str) -> Room:
    """不让进群. He hears it with the word, and nobody else; he may ask again after a day. Claims the row: of two who decide
    at once one is told that it is decided."""
    asking = Seat.objects.filter(room=room, person=person).exclude(asked_at=None)
    if not asking.update(asked_at=None, turned_away_at=clock.now(), word=word):
        _refuse_unasked(room, person)
    made, his = Seat.objects.get(room=room, person=person), key_of(person)
    record(
        SEAT_TURNED_AWAY, made, by=by, within=key_of(made), heard=[his], who=his, room=room.key,
        personal={"reason": word} if word else None,
    )  # fmt: skip
    return room


@act("rooms.invite", on=Room, who=sits, takes=People, label=_("请人进来"))
def invite(room: Room, *, by: Any, people: list[int]) -> Room:
    """邀请. In a room that only lets in who is invited, those who run it invite; and anywhere who was asked out."""
    _refuse_closed(room)
    if room.door == "invited" and not runs(by, room):
        raise Forbidden("room.run", _("请群主或管理员来邀请。"))
    asked = Person.objects.all() if by is None else Person.objects.visible_to(by)
    found = asked.active().in_bulk(people)
    if missing := [pk for pk in people if pk not in found]:
        raise Invalid({"people": [_("有 %(count)s 位没有找到或者已经停用，请重新选。") % {"count": len(missing)}]})
    asked_in = [found[pk] for pk in people]
    if not runs(by, room) and (out := _asked_out(room, asked_in)):
        names = "、".join(one.name for one in asked_in if one.pk in out)
        raise Invalid({"people": [_("%(names)s 被请出过这个群，请群主或管理员来邀请。") % {"names": names}]})
    for look in INVITED:
        look(room, asked_in)
    seat(room, asked_in, by=by)
    return room


@act("rooms.leave", on=Room, who=sits, takes=Nothing, label=_("离开"))
def leave(room: Room, *, by: Any) -> Room:
    """离开. What one said stays; the last owner hands the room on first."""
    _refuse_ruled(room)
    _keep_an_owner(room, by)
    unseat(room, [by], by=by)
    return room


@act("rooms.remove", on=Room, who=runs, takes=OnePerson, label=_("请出群"))
def remove(room: Room, *, by: Any, person: Any) -> Room:
    _refuse_ruled(room)
    if not Seat.objects.taken().filter(room=room, person=person).exists():
        raise Refusal("room.outside", _("%(name)s 不在群里。") % {"name": person.name})
    _keep_an_owner(room, person)
    unseat(room, [person], by=by, removed=True)
    return room


@act("rooms.rank", on=Room, who=runs, takes=Rank, label=_("改身份"))
def rank(room: Room, *, by: Any, person: Any, role: str) -> Room:
    """改身份. Whoever makes another the owner is an admin from then on."""
    _refuse_ruled(room)
    mine = Seat.objects.taken().filter(room=room, person=by).first()
    if role == "owner" and not (mine and mine.role == "owner"):
        raise Forbidden("room.own", _("只有群主能把群交给别人。"))
    if role != "owner":
        _keep_an_owner(room, person)
    if not Seat.objects.taken().filter(room=room, person=person).update(role=role):
        raise Refusal("room.outside", _("%(name)s 不在群里。") % {"name": person.name})
    if role == "owner":
        Seat.objects.filter(room=room, person=by).exclude(person=person).update(role="admin")
    record(SEAT_RANKED, room, by=by, **heard(room), who=f"person:{person.pk}", role=role)
    return room


@act("rooms.ring", on=Room, who=sits, takes=Ring, label=_("怎么提醒我"))
def ring(room: Room, *, by: Any, ring: str) -> Room:
    Seat.objects.taken().filter(room=room, person=by).update(ring=ring)
    return room


def _refuse_unasked(room: Room, person: Any) -> None:
    """Why there is nothing to decide: he is inside already, he was told no, or he never asked."""
    known = Seat.objects.filter(room=room, person=person).first()
    if known and known.left_at is None:
        raise Refusal("room.inside", _("%(name)s 已经在群里了。") % {"name": person.name})
    if known and known.turned_away_at:
        raise Refusal("room.away", _("已经回过 %(name)s 这次不进来。改主意了，直接邀请他。") % {"name": person.name})
    raise Refusal("room.unasked", _("%(name)s 没有申请进群，可以直接邀请。") % {"name": person.name})


def _keep_an_owner(room: Room, person: Any) -> None:
    owners = set(Seat.objects.taken().filter(room=room, role="owner").values_list("person_id", flat=True))
    if owners == {person.pk}:
        raise Refusal("room.owner", _("群里要有群主：先把群交给另一位，再这么做。"))


def _refuse_ruled(room: Room) -> None:
    if room.kind == "team":
        raise Refusal("room.ruled", _("小队群跟着小队走：谁在队里，谁就在群里。"))
    if room.is_direct:
        raise Refusal("room.direct", _("这是两个人的对话，没有别的身份。"))


def _refuse_closed(room: Room) -> None:
    if room.archived_at:
        raise Refusal("room.archived", _("这个群已经归档，只能看。要接着聊，请群主重新打开。"))
    _refuse_ruled(room)
