"""The room of a record: opened by whoever may see it, its seats follow whose the record is."""

from collections.abc import Iterable
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.cards.sockets import TALKED, Talked
from xiaodui.chat.acts.rights import runs, works_here
from xiaodui.chat.acts.rooms import heard, reopen
from xiaodui.chat.acts.seating import seat, unseat
from xiaodui.chat.models import Room, Seat
from xiaodui.chat.verbs import ROOM_OPENED
from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, Widget, act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import record
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named
from xiaodui.people.models import Person

NAMED = 60


class OpenAbout(Takes):
    about: Annotated[
        str,
        StringConstraints(max_length=40, pattern=r"^[a-z]{1,20}:[1-9]\d{0,17}$"),
        Label(_("聊哪条记录")),
        Widget("hidden"),
    ]


def talked(about: str) -> Talked | None:
    return next((one for one in TALKED if one.kind == kind_of(about)), None)


def sees(person: Any, about: str) -> bool:
    return bool(kind_named(kind_of(about)).seen(person, [id_of(about)]))


@act("rooms.open_about", who=works_here, takes=OpenAbout, label=_("聊聊这条记录"))
def open_about(*, by: Any, about: str) -> Room:
    """The record's room, made at its first use; whoever asks and sees the record comes in. Asked again it is the same one.
    An archived one is reopened where who asks runs it."""
    if talked(about) is None or not sees(by, about):
        raise Invalid({"about": [_("没有找到这条记录，或者你看不到它。")]})
    name = kind_named(kind_of(about)).names([id_of(about)])[id_of(about)][:NAMED]
    room, fresh = Room.objects.get_or_create(
        about=about, defaults={"kind": "record", "name": name, "door": "ask", "made_by": by, "made_at": clock.now()}
    )
    if fresh:
        record(ROOM_OPENED, room, by=by, **heard(room))
    if fresh or room.archived_at:
        _seated(room)
    if room.archived_at:
        if not runs(by, room):
            raise Refusal("room.archived", _("这个群已经归档，只能看。要接着聊，请群主重新打开。"))
        room = reopen(room, by=by)
    seat(room, [by], by=by)
    return room


def follow(abouts: Iterable[str]) -> None:
    """Brings the rooms of these records to whose they are now, archived ones too; in the caller's transaction. One query
    where none has a room; who was asked in stays as long as he sees the record."""
    for room in Room.objects.filter(kind="record", about__in=list(abouts)):
        _seated(room)


def _seated(room: Room) -> None:
    how = talked(room.about)
    wanted = how.seated(id_of(room.about)) if how else []
    if not wanted:  # merged into another, or gone: its room stands as it was
        return
    there = set(Seat.objects.taken().filter(room=room).values_list("person_id", flat=True))
    people = Person.objects.active().select_related("team").in_bulk({*wanted, *there})
    seeing = {pk for pk, person in people.items() if sees(person, room.about)}
    if come := [people[pk] for pk in wanted if pk in seeing - there]:
        seat(room, come, by=None, by_rule=True)
    first = next((pk for pk in wanted if pk in seeing), 0)
    Seat.objects.filter(room=room, role="owner").exclude(person_id=first).update(role="member")
    Seat.objects.taken().filter(room=room, person_id=first).update(role="owner")
    if go := list(Person.objects.filter(pk__in=there - seeing)):
        unseat(room, go, by=None)


def carry(gone: str, kept: str) -> int:
    """The room of one record goes on as the other's, where that has none; how many went. For merging, and for undoing it."""
    if Room.objects.filter(about=kept).exists():
        return 0
    return Room.objects.filter(about=gone).update(about=kept)
