"""An inbox as its person reads it: each notice told from its fact, in his language and his sight of this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from xiaodui.core import clock, spoken
from xiaodui.core.prepared import Prepared
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named
from xiaodui.journal.saying import Names
from xiaodui.journal.telling import Told, names_in, tell_named
from xiaodui.notices.models import Notice

PAGE = 40
BELL = 100
"""A bell counts so far; beyond, it says 99+."""


@dataclass(frozen=True)
class Line:
    """A notice told. `sentence`, `words` and `why` are plain text: whoever shows them escapes them.

    `url` opens what it is about, `record` (key) with its `name` is what can be muted; empty where he may not see it.
    """

    notice: Notice
    sentence: str
    words: str
    why: str
    url: str
    record: str
    name: str

    @property
    def is_unread(self) -> bool:
        return self.notice.read_at is None


def lines_of(notices: Sequence[Notice], person: Any) -> list[Line]:
    """Two queries, and one for each kind of record named. `notices` come with their facts, and are the person's own."""
    assert all(notice.person_id == person.pk for notice in notices), "an inbox is told to its own person"
    facts = [notice.fact for notice in notices]
    names = names_in(facts, person)
    told = tell_named(facts, names)
    return [_line(notice, one, names) for notice, one in zip(notices, told, strict=True)]


def _line(notice: Notice, told: Told, names: Names) -> Line:
    fact = notice.fact
    seen = [key for key in (fact.subject, fact.within) if key in names.linked]
    urls = [url for key in seen if (url := kind_named(kind_of(key)).url(id_of(key)))]
    # A deadline stands within a customer: that is what one wants to hear no more of.
    record = seen[-1] if seen and seen[-1] != f"person:{notice.person_id}" else ""
    return Line(
        notice, plain(told.sentence), plain(told.words), plain(told.why), urls[0] if urls else "",
        record, names.plain(record) if record else "",
    )  # fmt: skip


def plain(said: str) -> str:
    """A told sentence without its links: what people typed was escaped in it, so no tag of theirs is taken for one."""
    return unescape(strip_tags(said))


UNREAD = Prepared(
    lambda person: Notice.objects.filter(person_id=person).unread().order_by().values_list("pk")[:BELL], int
)


def unread_count(person: Any) -> int:
    """At most `BELL`; one query that reads as many index entries."""
    return len(UNREAD.rows(person.pk))


@dataclass(frozen=True)
class Day:
    label: str
    lines: list[Line]


def page_of(person: Any, *, unread_only: bool = False, before: str = "") -> tuple[list[Day], str]:
    """(days with their lines, newest first; the mark of the next page, or "")."""
    rows = Notice.objects.visible_to(person).standing()
    if unread_only:
        rows = rows.unread()
    place = rows.filter(pk=int(before)).first() if before.isascii() and before.isdigit() and len(before) < 19 else None
    if place is not None:
        rows = rows.before(place)
    found = list(rows.select_related("fact").order_by("-given_at", "-id")[: PAGE + 1])
    lines = lines_of(found[:PAGE], person)
    days = [Day(_said(day), list(of_day)) for day, of_day in groupby(lines, key=lambda line: _day(line.notice))]
    return days, str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def _day(notice: Notice) -> date:
    return timezone.localtime(notice.given_at).date()


def _said(day: date) -> str:
    back = (timezone.localtime(clock.now()).date() - day).days
    return {0: _("今天"), 1: _("昨天")}.get(back) or spoken.day(day)
