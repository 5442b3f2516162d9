"""What the export holds, found in one pass: people, rooms with the order of their days, and how many messages there are."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.shortcodes import picture
from xiaodui.exchange.formats.slack.archive import Archive, Broken
from xiaodui.exchange.formats.slack.words import BadMessage, NoMessage, Said, is_id, learn, line, read, when
from xiaodui.exchange.report import Report

KINDS = {"channels.json": "public", "groups.json": "private", "mpims.json": "several", "dms.json": "two"}
SENTENCES = {
    "ts.unclear": _("这一条没有写时间，排不进去。"),
    "user.missing": _("这一条没有写是谁说的。"),
}


@dataclass(frozen=True)
class User:
    """`bot`: a program. `gone`: deactivated there."""

    id: str
    name: str
    login: str
    email: str = ""
    title: str = ""
    bot: bool = False
    gone: bool = False


@dataclass
class Talk:
    """A room there. `kind`: public, private, several (a talk of a few), two. `days`: files by the first time in them."""

    id: str
    kind: str
    name: str
    members: list[str]
    creator: str = ""
    purpose: str = ""
    opened_at: datetime | None = None
    archived: bool = False
    pins: frozenset[str] = frozenset()
    days: list[str] = field(default_factory=list)
    messages: int = 0
    there: int = 0
    newest: datetime | None = None


@dataclass
class Export:
    """`seen`: users whom the list doesn't know, found beside what they said. `skipped`: events, by their name."""

    report: Report
    users: dict[str, User]
    talks: list[Talk]
    bots: dict[str, str]
    skipped: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)


Known = Callable[[str], set[str]]


def read_export(archive: Archive, known: Known, progress: Callable[[str, int, int], None]) -> Export:
    """One pass over everything; `known(id of a room there)` are the times of what stands here already. ReadError when the head
    of the export is damaged; a damaged day is itemised."""
    users = {one.id: one for row in archive.table("users.json") if (one := _user(row))}
    bots = {one.id: one.name for one in users.values() if one.bot}
    found = Export(Report(), users, list(_talks(archive)), bots)
    done, total = 0, sum(len(archive.days(_folder(archive, talk))) for talk in found.talks)
    for talk in found.talks:
        there, firsts = known(talk.id), []
        for name in archive.days(_folder(archive, talk)):
            rows = _rows(archive, name, found.report)
            if times := [at for row in rows if (at := when(row.get("ts")))]:
                firsts.append((min(times), name))
                talk.newest = max([*times, talk.newest] if talk.newest else times)
            _count(found, talk, name, rows, there)
            done += 1
            progress("reading", done, total)
        talk.days = [name for _first, name in sorted(firsts)]
    return found


def messages_of(archive: Archive, talk: Talk, bots: Mapping[str, str]) -> Iterator[Said]:
    """In order of time, a day at a time in memory; those that the first pass itemised are left out again."""
    for name in talk.days:
        said = []
        for row in archive.read(name):
            try:
                said.append(read(row, bots))
            except (NoMessage, BadMessage):
                continue
        yield from sorted(said, key=lambda one: one.at)


def _rows(archive: Archive, name: str, report: Report) -> list[dict[str, Any]]:
    try:
        return archive.read(name)
    except Broken as broken:
        report.reject(name, 0, broken.code, broken.sentence)
        return []


def _count(found: Export, talk: Talk, name: str, rows: list[dict[str, Any]], there: set[str]) -> None:
    for number, row in enumerate(rows, start=1):
        learn(row, found.bots)
        found.report.read["messages"] += 1
        try:
            said = read(row, found.bots)
        except NoMessage as no:
            found.skipped[no.why] += 1
            continue
        except BadMessage as bad:
            found.report.reject(name, number, bad.code, SENTENCES[bad.code])
            continue
        talk.messages += 1
        talk.there += said.ts in there
        found.counts.update(_parts(said))
        found.skipped["own_picture"] += sum(
            len(users) for name, users in said.signs if not picture(name.partition(":")[0])
        )
        if said.user and said.user not in found.users:
            found.users[said.user] = _stranger(said)


def _parts(said: Said) -> dict[str, int]:
    return {
        "answers": bool(said.under), "by_bots": bool(said.bot), "edited": said.edited_at is not None,
        "files": said.files.count("📎"), "reactions": sum(len(users) for _name, users in said.signs),
    }  # fmt: skip


def _stranger(said: Said) -> User:
    profile = said.profile
    name = line(profile.get("real_name")) or line(profile.get("display_name")) or said.user
    return User(said.user, name[:60], line(profile.get("name")) or name)


def _user(row: Mapping[str, Any]) -> User | None:
    profile = row.get("profile") if isinstance(row.get("profile"), dict) else {}
    assert isinstance(profile, dict), "checked above"
    if not is_id(row.get("id")):
        return None
    names = [profile.get("real_name"), row.get("real_name"), profile.get("display_name"), row.get("name")]
    name = next(filter(None, map(line, names)), row["id"])
    return User(
        row["id"], name[:60], line(row.get("name")) or name, line(profile.get("email")), line(profile.get("title"))[:60],
        bool(row.get("is_bot")) or row["id"] == "USLACKBOT", bool(row.get("deleted")),
    )  # fmt: skip


def _talks(archive: Archive) -> Iterator[Talk]:
    for file, kind in KINDS.items():
        for row in archive.table(file):
            if is_id(row.get("id")):
                yield _talk(row, kind)


def _talk(row: Mapping[str, Any], kind: str) -> Talk:
    pins = row["pins"] if isinstance(row.get("pins"), list) else []
    members = row["members"] if isinstance(row.get("members"), list) else []
    texts = [one.get("value") for name in ("purpose", "topic") if isinstance(one := row.get(name), dict)]
    created = row.get("created")
    return Talk(
        row["id"], kind, line(row.get("name"))[:60], [one for one in members if is_id(one)],
        str(row.get("creator") or ""), next(filter(None, map(line, texts)), "")[:300],
        when(f"{created}.0") if isinstance(created, (int, str)) else None, bool(row.get("is_archived")),
        frozenset(str(one.get("id")) for one in pins if isinstance(one, dict)),
    )  # fmt: skip


def _folder(archive: Archive, talk: Talk) -> str:
    """A room's days lie under its name, a talk of two under its id."""
    return talk.name if talk.name and archive.days(talk.name) else talk.id
