"""Opening rooms, changing and archiving them."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.inputs import EditRoom, Lounge, Nothing, OpenRoom
from xiaodui.chat.acts.rights import runs, works_here
from xiaodui.chat.acts.seating import seat
from xiaodui.chat.models import Room
from xiaodui.chat.verbs import ROOM_ARCHIVED, ROOM_EDITED, ROOM_OPENED, ROOM_REOPENED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import record


def heard(room: Room) -> dict[str, Any]:
    return {"heard": [f"room:{room.pk}"], "team": room.team}


@act("rooms.create", who=works_here, takes=OpenRoom, label=_("建群"))
def open_room(*, by: Any, **about: Any) -> Room:
    """建群. Whoever opens it runs it."""
    _check_name(about["name"])
    room = Room.objects.create(made_by=by, made_at=clock.now(), **about)
    record(ROOM_OPENED, room, by=by, **heard(room))
    if by is not None:
        seat(room, [by], by=by, role="owner")
    return room


@act("rooms.edit", on=Room, who=runs, takes=EditRoom, label=_("改群资料"))
def edit(room: Room, *, by: Any, version: int, **changes: Any) -> Room:
    if room.kind in {"team", "direct"}:
        raise Refusal("room.ruled", _("小队群跟着小队走：改队名，群名也会跟着改。"))
    _check_name(changes["name"], room)
    before = edit_row(room, version, changes)
    if before:
        record(ROOM_EDITED, room, by=by, **heard(room), fields=sorted(before))
    return room


def _check_name(name: str, room: Room | None = None) -> None:
    same = Room.objects.living().filter(kind__in=["topic", "notice"], name__iexact=name)
    if same.exclude(pk=room.pk if room else 0).exists():
        raise Invalid({"name": [_("已经有一个叫「%(name)s」的群，换个名字，或者直接进那个群。") % {"name": name}]})


@act("rooms.archive", on=Room, who=runs, takes=Nothing, label=_("归档"))
def archive(room: Room, *, by: Any) -> Room:
    """归档. Everything stays to be read and searched; nobody says anything more."""
    _refuse_ruled(room)
    if not Room.objects.living().filter(pk=room.pk).update(archived_at=clock.now(), version=F("version") + 1):
        raise Refusal("room.archived", _("这个群已经归档了。"))
    room.refresh_from_db()
    record(ROOM_ARCHIVED, room, by=by, **heard(room))
    return room


@act("rooms.reopen", on=Room, who=runs, takes=Nothing, label=_("重新打开"))
def reopen(room: Room, *, by: Any) -> Room:
    _refuse_ruled(room)
    if room.kind != "record":
        _check_name(room.name, room)
    if not Room.objects.exclude(archived_at=None).filter(pk=room.pk).update(archived_at=None, version=F("version") + 1):
        raise Refusal("room.living", _("这个群开着呢。"))
    room.refresh_from_db()
    record(ROOM_REOPENED, room, by=by, **heard(room))
    return room


@act("rooms.lounge", on=Room, who=runs, takes=Lounge, label=_("闲聊群"))
def make_lounge(room: Room, *, by: Any, lounge: bool) -> Room:
    """闲聊群. What isn't work may be said here; what hurts may not."""
    if room.is_direct:
        raise Refusal("room.direct", _("两个人的对话不用分闲聊不闲聊。"))
    if Room.objects.exclude(lounge=lounge).filter(pk=room.pk).update(lounge=lounge, version=F("version") + 1):
        room.refresh_from_db()
        record(ROOM_EDITED, room, by=by, **heard(room), fields=["lounge"])
    return room


def _refuse_ruled(room: Room) -> None:
    if room.kind == "team":
        raise Refusal("room.ruled", _("小队在，小队群就在。撤了小队，群会自己归档。"))
    if room.is_direct:
        raise Refusal("room.direct", _("两个人的对话不用归档，不想看可以收起来。"))
