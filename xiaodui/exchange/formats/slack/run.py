"""Bringing a workspace in: read everything, tell what would come, then people, rooms and messages in small transactions."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from xiaodui.chat.acts.bringing import Past, bring_messages, keep_pinned
from xiaodui.chat.acts.inputs import LONGEST
from xiaodui.chat.models import Message, Room
from xiaodui.chat.shortcodes import picture
from xiaodui.chat.slack_marks import from_slack
from xiaodui.exchange.acts.counterparts import kept
from xiaodui.exchange.chunks import sized
from xiaodui.exchange.formats.entering import found_owner
from xiaodui.exchange.formats.slack.archive import Archive
from xiaodui.exchange.formats.slack.people import SYSTEM, People
from xiaodui.exchange.formats.slack.reading import Export, Talk, messages_of, read_export
from xiaodui.exchange.formats.slack.rooms import Rooms
from xiaodui.exchange.formats.slack.words import Said

Progress = Callable[[str, int, int], None]
CHUNK = 60


def quiet(what: str, done: int, total: int) -> None:
    """No progress shown."""


def run(path: Path, *, dry_run: bool = False, progress: Progress = quiet, by: Any = None) -> dict[str, Any]:
    """Import a zip or a folder; the answer is what `--json` prints. A second run of the same export adds nothing.

    With `dry_run` only reads and compares. Killed at any point, the next run goes on where it stopped. `progress` is called
    between transactions and may raise to stop. `by` None is the system, which founds an empty house first.
    """
    with Archive(path) as archive:
        export = read_export(archive, _known, progress)
        if not dry_run and by is None:
            found_owner()
        people, rooms = People(export), Rooms(export)
        if dry_run:
            _would(export, people, rooms)
        else:
            people.bring(by, progress)
            rooms.bring(people, by)
            _Bringing(archive, export, people, rooms).everything(progress)
    return {"dry_run": dry_run, **_totals(export, people, rooms), **export.report.as_json()}


def _known(talk: str) -> set[str]:
    """Times, there, of what stands here already."""
    if not (pk := kept(SYSTEM, [talk]).get(talk)):
        return set()
    clients = Message.objects.filter(room_id=pk, client__startswith="slack-").values_list("client", flat=True)
    return {client.removeprefix("slack-").replace("-", ".") for client in clients.iterator(5000)}


def _would(export: Export, people: People, rooms: Rooms) -> None:
    added = export.report.added
    added["people"], added["rooms"] = len(people.missing), rooms.fresh
    added["messages"] = sum(talk.messages - talk.there for talk in rooms.talks)


def _totals(export: Export, people: People, rooms: Rooms) -> dict[str, Any]:
    """`messages` are all that the export holds, `there` those that stood here before."""
    talks = rooms.talks
    return {
        "people": sum(not user.bot for user in export.users.values()),
        "rooms": len(talks),
        "messages": sum(talk.messages for talk in talks),
        "there": sum(talk.there for talk in talks),
        **{name: export.counts[name] for name in _COUNTED},
        "skipped": {why: n for why, n in export.skipped.most_common() if n},
        "of_rooms": [_told(talk) for talk in sorted(talks, key=lambda one: -one.messages)[:200]],
    }


def _told(talk: Talk) -> dict[str, Any]:
    return {
        "name": talk.name or talk.id,
        "kind": talk.kind,
        "archived": talk.archived,
        "messages": talk.messages,
        "there": talk.there,
        "people": len(talk.members),
    }


_COUNTED = ("answers", "by_bots", "edited", "files", "reactions")


def client_of(ts: str) -> str:
    return f"slack-{ts.replace('.', '-')}"


class _Bringing:
    def __init__(self, archive: Archive, export: Export, people: People, rooms: Rooms) -> None:
        self.archive, self.export, self.people, self.rooms = archive, export, people, rooms
        self.size, self.done, self.total = CHUNK, 0, sum(talk.messages for talk in rooms.talks)

    def everything(self, progress: Progress) -> None:
        for talk in self.rooms.talks:
            room, past = self.rooms.of[talk.id], list[Past]()
            for said in messages_of(self.archive, talk, self.export.bots):
                past += self._past(said, talk, room)
                self.done += 1
                if len(past) >= self.size:
                    self._chunk(room, past)
                    past = []
                    progress("messages", self.done, self.total)
            self._chunk(room, past)
            with transaction.atomic():
                keep_pinned(room)
            progress("messages", self.done, self.total)

    def _chunk(self, room: Room, past: list[Past]) -> None:
        if not past:
            return
        with transaction.atomic():
            began = time.perf_counter()
            self.export.report.added["messages"] += len(bring_messages(room, past, source=SYSTEM))
        self.size = sized(self.size, CHUNK, time.perf_counter() - began)

    def _past(self, said: Said, talk: Talk, room: Room) -> list[Past]:
        """One, or as many as its length needs."""
        names: dict[str, int] = {}

        def person(key: str, label: str) -> str:
            found = self.people.of.get(key)
            if found is None:
                return f"@{self.export.bots.get(key) or label or key}"
            names[found.name] = found.pk
            return f"@{found.name}"

        text = from_slack(said.text, person=person, room=self._room_link)
        whole = "\n\n".join(filter(None, [text, said.files]))
        author = self.people.of.get(said.user) if said.user else None
        shared: dict[str, Any] = {
            "said_at": said.at,
            "author": author,
            "said_as": "" if author else (said.bot or said.user)[:60],
        }
        pieces = [whole[at : at + LONGEST] for at in range(0, len(whole), LONGEST)]
        first = Past(
            client=client_of(said.ts), text=pieces[0] if pieces else "", under=client_of(said.under) if said.under else "",
            edited_at=said.edited_at, names=names, signs=self._signs(said),
            pinned_at=said.at if said.pinned or said.ts in talk.pins else None, **shared,
        )  # fmt: skip
        rest = [
            Past(client=f"{first.client}-{n}", text=piece, under=first.under, **shared)
            for n, piece in enumerate(pieces[1:], start=2)
        ]
        return [first, *rest]

    def _room_link(self, key: str, label: str) -> str:
        found = self.rooms.of.get(key)
        if found is None:
            return f"#{label or key}"
        name = (found.name or label or key).replace("[", "\\[").replace("]", "\\]")
        return f"[#{name}](/chat/{found.pk})"

    def _signs(self, said: Said) -> list[tuple[str, int]]:
        """A picture of the workspace's own is none here, so it is left out; the report counts them."""
        found = []
        for name, users in said.signs:
            code, _colons, tone = name.partition("::skin-tone-")
            sign = picture(code, tone)
            found += [(sign, self.people.of[user].pk) for user in users if sign and user in self.people.of]
        return list(dict.fromkeys(found))
