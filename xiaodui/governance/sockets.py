"""Where upper rooms say what they do for a clause, and what else is to be signed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiaodui.core import spoken
from xiaodui.core.sockets import Socket, Tab


@dataclass(frozen=True)
class Execution:
    """What the software does for a clause, and when it does it: 系统怎么执行."""

    clause: str
    zh: str
    en: str
    when_zh: str = ""
    when_en: str = ""

    @property
    def what(self) -> str:
        return self.zh if spoken.in_chinese() else self.en

    @property
    def when(self) -> str:
        return self.when_zh if spoken.in_chinese() else self.when_en


@dataclass(frozen=True)
class ToSign:
    """One thing that waits for a signature, or that was signed."""

    title: str
    url: str
    signed_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class SignedThing:
    """Other things that people sign (a charter, a role card): what waits for this person, and what he signed."""

    kind: str
    label: Any
    pending: Callable[[Any], list[ToSign]]
    signed: Callable[[Any], list[ToSign]]
    order: int = 50


EXECUTES: Socket[Execution] = Socket("rules.executes", Execution)
CLAUSE_PARTS: Socket[Tab] = Socket("rules.clause", Tab)
"""Sections of a clause's page; `record` is the Clause."""
SIGNED: Socket[SignedThing] = Socket("rules.signed", SignedThing)
RULES_TABS: Socket[Any] = Socket("rules.tabs", object)
"""Entries beside 条款 in the head of the rules' pages: core's MenuEntry."""
