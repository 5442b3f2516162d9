"""节奏: how fast and how much; 请谁先别说话."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.acts.rooms import heard
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import record
from xiaodui.norms.acts.inputs import HushSomebody, Nothing, SetPace
from xiaodui.norms.models import Hush, Pace
from xiaodui.norms.running import keepers_of
from xiaodui.norms.telling import ABOUT_ME, tell
from xiaodui.norms.verbs import HUSH_ENDED, HUSHED, PACE_SET, PACE_THIN
from xiaodui.notices import NoticeKind, notify

THIN = NoticeKind("room.thin", "群里聊得太少", "A room speaks too little", "gauge", order=25)
CITE = "chat.objection_days"
"""A value of the clause of keeping a room: it gives the version to cite."""


@act("rooms.set_pace", on=Room, who=runs, takes=SetPace, label=_("群的节奏"))
def set_pace(room: Room, *, by: Any, slow: int, weekly: int) -> Pace:
    """定节奏. It holds from now on, for those who don't run the room."""
    pace, _fresh = Pace.objects.update_or_create(room=room, defaults={"slow": slow, "weekly": weekly})
    record(PACE_SET, room, by=by, **heard(room), slow=slow, weekly=weekly)
    return pace


def tell_thin() -> int:
    """Once a week: who runs a room that wanted more hears of it; how many rooms. Two queries a room that wants any."""
    day, found = clock.today(), 0
    since = clock.now() - timedelta(days=7)
    for pace in (
        Pace.objects.exclude(weekly=0).exclude(told_on=day).filter(room__archived_at=None).select_related("room__team")
    ):
        count = Message.objects.filter(room=pace.room, said_at__gte=since).exclude(author=None).count()
        Pace.objects.filter(pk=pace.pk).update(told_on=day)
        if count < pace.weekly:
            fact = record(PACE_THIN, pace.room, by=None, **heard(pace.room), count=count, least=pace.weekly)
            notify(THIN, fact, keepers_of(pace.room))
            found += 1
    return found


@act("rooms.hush", on=Room, who=runs, takes=HushSomebody, label=_("请谁先别说话"))
def hush(room: Room, *, by: Any, person: Any, hours: int, reason: str) -> Hush:
    """请谁先别说话. He goes on reading; he hears why, under which clause and until when, and may object."""
    if not Seat.objects.taken().filter(room=room, person=person).exists():
        raise Refusal("room.outside", _("%(name)s 不在群里。") % {"name": person.name})
    if person.pk in keepers_of(room):
        raise Refusal("hush.runner", _("%(name)s 也管这个群，有话当面说。") % {"name": person.name})
    now = clock.now()
    end_standing(room, person)
    made = Hush.objects.create(
        room=room, person=person, by=by, reason=reason, since=now, until=now + timedelta(hours=hours),
        cite=rulebook.value(CITE, for_=person).cite,
    )  # fmt: skip
    tell(
        HUSHED,
        made,
        by,
        person,
        [person.pk],
        ABOUT_ME,
        room=room,
        until=made.until,
        cite=made.cite,
        personal={"reason": reason},
    )
    return made


def end_standing(room: Room, person: Any) -> None:
    Hush.objects.standing().filter(room=room, person=person).update(ended_at=clock.now())


def runs_its_room(by: Any, row: Any) -> bool:
    return runs(by, row.room)


@act("hushes.end", on=Hush, who=runs_its_room, takes=Nothing, label=_("可以说话了"))
def unhush(hush: Hush, *, by: Any) -> Hush:
    """Before its time is over."""
    if not Hush.objects.standing().filter(pk=hush.pk).update(ended_at=clock.now()):
        raise Refusal("hush.over", _("已经可以说话了。"))
    hush.refresh_from_db()
    tell(HUSH_ENDED, hush, by, hush.person, [hush.person_id], ABOUT_ME, room=hush.room)
    return hush
