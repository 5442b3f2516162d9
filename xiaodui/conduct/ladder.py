"""What the rule book says of counting and of rungs, for one violation."""

from datetime import datetime
from typing import Any

from xiaodui.conduct.rules import rungs
from xiaodui.core import spoken
from xiaodui.governance import rules as rulebook

WINDOW, LADDER, LADDER_EN = "conduct.window_days", "conduct.ladder", "conduct.ladder_en"


def window_days(person: Any, at: datetime | None = None) -> int:
    """Days over which violations of one clause are counted together, as they held for him then."""
    return int(rulebook.value(WINDOW, for_=person, at=at).value)


def ladder(at: datetime | None = None) -> list[str]:
    """The rungs in the reader's language. An English ladder of another length than the Chinese one is not used."""
    own = rungs(str(rulebook.value(LADDER, at=at).value))
    english = [] if spoken.in_chinese() else rungs(str(rulebook.value(LADDER_EN, at=at).value))
    return english if len(english) == len(own) else own
