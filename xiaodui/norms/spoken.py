"""The clauses of talking as they bind one reader: what one may, what one may not, and what watches each."""

from dataclasses import dataclass
from typing import Any

from xiaodui.core import spoken
from xiaodui.governance.models import ClauseVersion
from xiaodui.governance.rules import bound_by
from xiaodui.governance.sockets import EXECUTES, Execution

CODES = ("chat.format", "chat.reply", "chat.waiting", "chat.pace", "chat.quiet", "chat.conduct", "chat.keeping")


@dataclass(frozen=True)
class Spoken:
    code: str
    version: ClauseVersion
    may: list[str]
    may_not: list[str]
    watched: list[Execution]


def how_we_talk(person: Any) -> list[Spoken]:
    """In the order of the book; a clause that doesn't bind him is left out. One query."""
    bound = bound_by(person)
    wanted = {bound[code].pk: code for code in CODES if code in bound}
    rows = ClauseVersion.objects.in_bulk(list(wanted))
    watched: dict[str, list[Execution]] = {}
    for one in EXECUTES:
        watched.setdefault(one.clause, []).append(one)
    return [
        Spoken(code, rows[pk], _lines(rows[pk].may), _lines(rows[pk].may_not), watched.get(code, []))
        for pk, code in wanted.items()
        if pk in rows
    ]


def _lines(pairs: list[Any]) -> list[str]:
    """Kept in both languages, said in the reader's."""
    return [pair[0 if spoken.in_chinese() else -1] for pair in pairs]
