"""What the company values, as the rulebook says it."""

from typing import Any

from xiaodui.governance import rules as rulebook


def values_for(person: Any) -> list[str]:
    said = str(rulebook.value("chat.values", for_=person).value)
    for sign in ("，", ",", "；", ";", "\n"):
        said = said.replace(sign, "、")
    return [one for part in said.split("、") if (one := part.strip()[:40])]
