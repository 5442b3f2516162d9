"""Which room here a talk of the export is: the one it became before, one of the same name whose door is open, or a new one."""

from typing import Any

from django.db import transaction

from xiaodui.chat.acts.bringing import bring_room, take_seats
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.exchange.acts.counterparts import keep, kept
from xiaodui.exchange.formats.slack.people import SYSTEM, People
from xiaodui.exchange.formats.slack.reading import Export, Talk
from xiaodui.exchange.report import Matched
from xiaodui.people.models import Person


class Rooms:
    """`of[id there]` is the room here. Rooms that only programs share are left out."""

    def __init__(self, export: Export) -> None:
        self.export = export
        known = kept(SYSTEM, [talk.id for talk in export.talks])
        rooms = Room.objects.in_bulk(set(known.values()))
        self.of: dict[str, Room] = {key: rooms[pk] for key, pk in known.items() if pk in rooms}
        self.talks = [talk for talk in export.talks if talk.kind != "two" or not set(talk.members) & set(export.bots)]
        for talk in set_apart(export.talks, self.talks):
            export.skipped["talk_with_bot"] += talk.messages
        self.same = {talk.id: room for talk in self.talks if talk.id not in self.of and (room := _same(talk))}
        for talk in self.talks:
            if talk.id in self.same:
                export.report.matched[Matched("channels.json", "room", f"#{talk.name}", talk.name)] += 1

    @property
    def fresh(self) -> int:
        return sum(talk.id not in self.of and talk.id not in self.same for talk in self.talks)

    def bring(self, people: People, by: Any) -> None:
        """Each room with its seats in a transaction of its own."""
        for talk in self.talks:
            with transaction.atomic():
                seated = [people.of[one] for one in dict.fromkeys(talk.members) if one in people.of]
                if talk.id not in self.of:
                    self.of[talk.id] = self._room(talk, people, seated)
                    keep(SYSTEM, talk.id, self.of[talk.id].key)
                if self.of[talk.id].kind == "topic":
                    self.export.report.added["seats"] += take_seats(self.of[talk.id], seated)

    def _room(self, talk: Talk, people: People, seated: list[Person]) -> Room:
        if talk.id in self.same:
            return self.same[talk.id]
        at = min(talk.opened_at or clock.now(), clock.now())
        if talk.kind == "two":
            pair = ":".join(str(pk) for pk in sorted({one.pk for one in seated}))
            if found := Room.objects.filter(pair=pair).first() if pair else None:
                take_seats(found, seated)
                return found
            about = {"kind": "direct", "pair": pair}
        else:
            about = {
                "kind": "topic", "name": _free_name(_name(talk, seated)), "purpose": talk.purpose,
                "door": "open" if talk.kind == "public" else "invited",
            }  # fmt: skip
        self.export.report.added["rooms"] += 1
        archived = max(talk.newest or at, at) if talk.archived else None
        return bring_room(people=seated, by=_runs(talk, people, seated), at=at, archived_at=archived, **about)


def set_apart(all_talks: list[Talk], kept_talks: list[Talk]) -> list[Talk]:
    left = {talk.id for talk in kept_talks}
    return [talk for talk in all_talks if talk.id not in left]


def _same(talk: Talk) -> Room | None:
    """What is said behind an open door there may stand behind an open door here, and nowhere else."""
    if talk.kind != "public" or talk.archived:
        return None
    return Room.objects.living().filter(kind="topic", door="open", name__iexact=talk.name).first()


def _name(talk: Talk, seated: list[Person]) -> str:
    """A talk of a few is called after them."""
    if talk.kind == "several" or not talk.name:
        return "、".join(one.name for one in seated)[:60] or talk.id
    return talk.name


def _free_name(name: str) -> str:
    taken = Room.objects.living().filter(kind__in=["topic", "notice"])
    if not taken.filter(name__iexact=name).exists():
        return name
    tries = (f"{name[:48]} · Slack{'' if n == 1 else f' {n}'}" for n in range(1, 1000))
    return next(one for one in tries if not taken.filter(name__iexact=one).exists())


def _runs(talk: Talk, people: People, seated: list[Person]) -> Person | None:
    """Who opened it, while he works here; else the first who does: a room wants somebody who can run it."""
    opened = people.of.get(talk.creator)
    if opened is not None and opened.is_active and opened in seated:
        return opened
    return next((one for one in seated if one.is_active), opened)
