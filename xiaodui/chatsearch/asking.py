"""From an address to a question: `?q=报价&by=7&room=3&from=2026-05-01&to=2026-05-31&only=pinned&before=812`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from xiaodui.chat.dating import day_of
from xiaodui.chatsearch.finding import END, NARROWS, Asked

LONGEST = 100


@dataclass(frozen=True)
class Typed:
    """`asked` leaves out what couldn't be read; `wrong` says so, a sentence each."""

    asked: Asked
    wrong: list[str] = field(default_factory=list)


def read(given: QueryDict) -> Typed:
    wrong: list[str] = []
    since, until = _day(given, "from", wrong), _day(given, "to", wrong)
    if since and until and until < since:
        wrong.append(_("结束日早于开始日，换一下。"))
        since = until = None
    only = frozenset(given.getlist("only")) & frozenset(NARROWS)
    asked = Asked(
        q=given.get("q", "").strip()[:LONGEST], by=_number(given, "by"), room=_number(given, "room"), since=since,
        until=until, only=only, before=_number(given, "before") or END,
    )  # fmt: skip
    return Typed(asked, wrong)


def written(asked: Asked, **other: Any) -> str:
    """The same question as an address's query, with `other` in place of what it says."""
    given: Mapping[str, Any] = {
        "q": asked.q, "by": asked.by, "room": asked.room, "from": asked.since, "to": asked.until,
        "only": sorted(asked.only), "before": asked.before if asked.before < END else None, **other,
    }  # fmt: skip
    return urlencode({name: value for name, value in given.items() if value}, doseq=True)


def _number(given: QueryDict, name: str) -> int | None:
    said = given.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else None


def _day(given: QueryDict, name: str, wrong: list[str]) -> date | None:
    if not (said := given.get(name, "")):
        return None
    if (day := day_of(said)) is None:
        wrong.append(_("没看懂日期「%(said)s」，写成 2026-05-03 这样。") % {"said": said[:20]})
    return day
