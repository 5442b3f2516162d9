"""What a program sends, read as Slack and Mattermost read it. No Django."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xiaodui.chat.slack_marks import attached, blocks, from_slack

CUT = "…"


class Wrong(Exception):
    """`word` is Slack's for what is wrong."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True)
class Payload:
    text: str
    said_as: str = ""


def read(body: bytes, form: Mapping[str, str] | None, longest: int) -> Payload:
    """JSON as the body, or in `payload` of a form, or a form's own `text`. What is too long is cut, with a sign that it was."""
    if form is not None and "payload" not in form and form.get("text"):
        found: Any = {name: form[name] for name in ("text", "username") if name in form}
    else:
        found = _json(form.get("payload", "") if form is not None else body)
    if not isinstance(found, dict):
        raise Wrong("invalid_payload")
    given = found.get("text")
    if given is not None and not isinstance(given, (str, int, float)):
        raise Wrong("invalid_payload")
    words = str(given or "")
    # Where there are blocks, Slack shows them; the text beside them is what a notice would say.
    parts = [blocks(found.get("blocks")) or words, attached(found.get("attachments"))]
    text = from_slack("\n\n".join(part for part in parts if part.strip()))
    if not text:
        raise Wrong("no_text")
    return Payload(text if len(text) <= longest else text[: longest - len(CUT)] + CUT, _name(found.get("username")))


def _json(given: str | bytes) -> Any:
    try:
        return json.loads(given)
    except (ValueError, RecursionError):
        raise Wrong("invalid_payload") from None


def _name(given: Any) -> str:
    """In one line, without signs that turn or hide the others."""
    if not isinstance(given, str):
        return ""
    return re.sub(r"\s+", " ", "".join(one for one in given if one.isprintable() or one.isspace())).strip()[:60]
