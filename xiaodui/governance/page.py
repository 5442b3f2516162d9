"""A clause as its page reads it: the version that binds the reader, what changed, what is done for it, who signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as say

from xiaodui.core import clock, spoken
from xiaodui.core.text.diffing import Piece, changes
from xiaodui.governance.acts import nudge
from xiaodui.governance.acts.rights import decides_for, drafted
from xiaodui.governance.book import book, team_of
from xiaodui.governance.models import Acknowledgement, Clause, ClauseVersion
from xiaodui.governance.models.clause import CHAPTERS
from xiaodui.governance.pack.texts import Param, params_of
from xiaodui.governance.signers import bound_people, missing
from xiaodui.governance.sockets import EXECUTES
from xiaodui.people.models import Person

NUMERALS = "零一二三四五六七八九十"
NAMED = 12
"""How many names of those who haven't signed a leader is told at once."""


@dataclass(frozen=True)
class Line:
    """One entry of the table of contents."""

    clause: Clause
    number: str
    title: str
    waits: bool


@dataclass(frozen=True)
class Chapter:
    label: str
    number: int
    lines: list[Line]

    @property
    def numeral(self) -> str:
        return NUMERALS[self.number] if spoken.in_chinese() else str(self.number)


@dataclass(frozen=True)
class Value:
    """A parameter as it is read: what it was in the version before stands beside it when it changed."""

    param: Param
    said: str
    before: str


def contents(person: Any, waiting: set[str]) -> list[Chapter]:
    """The book by chapter as this reader is bound by it; one query. A clause without a version in force for him is left
    out, but for those that he may draft on."""
    held, now, team = book(), clock.now(), team_of(person)
    issues = {code: held.in_force(code, team, now) for code in held.issues}
    titles = ClauseVersion.objects.in_bulk([one.pk for one in issues.values() if one])
    chapters = {key: Chapter(str(label), n, []) for n, (key, label) in enumerate(CHAPTERS, 1)}
    for clause in Clause.objects.visible_to(person):
        issue = issues.get(clause.code)
        if issue is None:
            continue
        chapter = chapters[clause.chapter]
        place = f"{chapter.number}.{len(chapter.lines) + 1}"
        chapter.lines.append(Line(clause, place, titles[issue.pk].title, clause.code in waiting))
    return [chapter for chapter in chapters.values() if chapter.lines]


def spell(param: Param, kept: Any) -> str:
    """A value with its unit, in the reader's language."""
    if kept is None:
        return "—"
    if param.unit == "bool":
        return say("是") if kept else say("否")
    units = {"days": say("%(n)s 天"), "minutes": say("%(n)s 分钟"), "percent": "%(n)s%%", "times": say("%(n)s 倍")}
    return units.get(param.unit, "%(n)s") % {"n": kept}


class ClausePage:
    """Everything that one clause's page shows to one reader. About a dozen queries."""

    def __init__(self, clause: Clause, version: ClauseVersion, reader: Any) -> None:
        self.clause, self.version, self.reader = clause, version, reader

    @cached_property
    def versions(self) -> list[ClauseVersion]:
        """Those of this version's team, newest first; the company's when the team has but one."""
        rows = ClauseVersion.objects.adopted().filter(clause=self.clause, team=self.version.team)
        return list(rows.select_related("adopted_by", "team").order_by("-number"))

    @cached_property
    def before(self) -> ClauseVersion | None:
        """The version that this one replaced or would replace; for a team's first one the company's."""
        own = [one for one in self.versions if self.version.is_draft or one.number < self.version.number]
        if own:
            return own[0]
        if self.version.team_id is None:
            return None
        whole = ClauseVersion.objects.adopted().filter(clause=self.clause, team=None)
        return whole.filter(effective_at__lte=self.version.effective_at or clock.now()).order_by("-number").first()

    @property
    def state(self) -> str:
        """draft, coming, in-force, ended or old."""
        now, one = clock.now(), self.version
        if one.is_draft:
            return "draft"
        if one.effective_at is None or one.effective_at > now:
            return "coming"
        if one.ends_at is not None and one.ends_at <= now:
            return "ended"
        return "in-force" if self._newest_begun(now) == one else "old"

    def _newest_begun(self, now: Any) -> ClauseVersion | None:
        return next((one for one in self.versions if one.effective_at and one.effective_at <= now), None)

    @cached_property
    def pieces(self) -> list[Piece]:
        return changes(self.before.text, self.version.text) if self.before else []

    @property
    def is_changed(self) -> bool:
        return any(kind != "same" for kind, _text in self.pieces)

    @property
    def added(self) -> int:
        return sum(kind == "new" for kind, _text in self.pieces)

    @property
    def removed(self) -> int:
        return sum(kind == "gone" for kind, _text in self.pieces)

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.version.text.splitlines() if line.strip()]

    @cached_property
    def values(self) -> list[Value]:
        old = self.before.values if self.before else {}
        rows = []
        for param in params_of(self.clause.code):
            kept = self.version.values.get(param.code, param.kept(param.default))
            was = old.get(param.code, kept)
            rows.append(Value(param, spell(param, kept), spell(param, was) if was != kept else ""))
        return rows

    @property
    def may(self) -> list[str]:
        return _said(self.version.may)

    @property
    def may_not(self) -> list[str]:
        return _said(self.version.may_not)

    @property
    def executions(self) -> list[Any]:
        return [one for one in EXECUTES if one.clause == self.clause.code]

    @cached_property
    def scheduled(self) -> ClauseVersion | None:
        """The next version, decided but not yet in force."""
        now = clock.now()
        found = [one for one in self.versions if one.effective_at and one.effective_at > now and one != self.version]
        return found[0] if found else None

    @cached_property
    def drafts(self) -> list[ClauseVersion]:
        rows = ClauseVersion.objects.visible_to(self.reader).drafts().filter(clause=self.clause)
        return list(
            rows.select_related("drafted_by", "team").prefetch_related("comments__author").order_by("-drafted_at")
        )

    # ---- signing

    @property
    def asks_me(self) -> bool:
        """Whether this version asks this reader to sign: it is decided, it asks anybody, it binds his team."""
        return self.state in ("in-force", "coming") and self.version.asks and self.version.binds(self.reader.team)

    @cached_property
    def mine(self) -> Acknowledgement | None:
        return Acknowledgement.objects.filter(version=self.version, person=self.reader).first()

    @property
    def question(self) -> str:
        asked = self.version.question or {}
        return str(asked.get("zh" if spoken.in_chinese() else "en") or asked.get("zh", ""))

    @property
    def options(self) -> list[tuple[int, str]]:
        asked = self.version.question or {}
        return [(n, _one(pair)) for n, pair in enumerate(asked.get("options", []))]

    @cached_property
    def bound(self) -> int:
        return bound_people(self.version).count()

    @cached_property
    def signed(self) -> int:
        return self.bound - missing(self.version).count()

    @cached_property
    def missing(self) -> list[Person]:
        """Those in the reader's reach who haven't, for who decides; nobody for others."""
        return list(missing(self.version, self.reader)[: NAMED + 1]) if self.leads else []

    @property
    def named(self) -> list[Person]:
        return self.missing[:NAMED]

    @property
    def leads(self) -> bool:
        return bool(self.reader.may("lead"))

    # ---- what the reader may do

    @cached_property
    def decides(self) -> bool:
        return decides_for(self.reader, self.version.team)

    @property
    def reminds(self) -> bool:
        return nudge.may(self.reader, self.version)

    @property
    def may_change(self) -> bool:
        return drafted(self.reader, self.version)


def _said(pairs: Sequence[Any]) -> list[str]:
    return [_one(pair) for pair in pairs]


def _one(pair: Any) -> str:
    return str(pair[0] if spoken.in_chinese() or len(pair) < 2 else pair[1])
