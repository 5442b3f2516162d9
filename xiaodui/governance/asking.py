"""The question before 「我已知晓」, as it is typed and as it is kept."""

from typing import Any

from django.utils.translation import gettext as _

from xiaodui.core.refusal import Invalid

MOST = 6


def pair(line: str) -> list[str]:
    """[zh, en]: "中文 | English" has both, else one stands for both."""
    parts = [part.strip() for part in line.split("|", 1)]
    return [parts[0], parts[-1]]


def read(asks: str, answers: str) -> dict[str, Any] | None:
    """What is kept of a typed question: None when nothing is asked. Raises Invalid with what is missing."""
    if not asks.strip():
        return None
    rows = [line.strip() for line in answers.splitlines() if line.strip(" *")]
    right = [number for number, row in enumerate(rows) if row.startswith("*")]
    if not 2 <= len(rows) <= MOST:
        raise Invalid({"answers": [_("给 2 到 %(most)s 种回答，一行一个。") % {"most": MOST}]})
    if len(right) != 1:
        raise Invalid({"answers": [_("对的回答要有一个，也只有一个：在那一行前面写 *。")]})
    zh, en = pair(asks)
    return {"zh": zh, "en": en, "options": [pair(row.lstrip("* ")) for row in rows], "answer": right[0]}


def typed(question: dict[str, Any] | None) -> dict[str, str]:
    """The same as its author typed it, for the form."""
    if not question:
        return {"asks": "", "answers": ""}
    lines = [_line(option) for option in question["options"]]
    lines[question["answer"]] = f"* {lines[question['answer']]}"
    return {"asks": _line([question["zh"], question["en"]]), "answers": "\n".join(lines)}


def _line(words: Any) -> str:
    return " | ".join(dict.fromkeys(words))
