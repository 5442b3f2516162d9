"""How a cite is said to people: 「保护期」第 3 版 instead of pool.protection@3."""

import re

from django.urls import reverse
from django.utils.translation import gettext as _

from xiaodui.core import spoken
from xiaodui.governance.pack.texts import text_named

CITE = re.compile(r"([a-z]\w*\.[a-z]\w*)@(\d+)(?:/team:(\d+))?\Z")


def named(cite: str) -> tuple[str, str] | None:
    """(what it is called, its page), by the title that the installed text has; a clause of the company's own is called
    by its code. None when this is no cite. No query."""
    found = CITE.match(cite)
    if found is None:
        return None
    code, number, team = found.groups()
    text = text_named(code)
    title = code if text is None else text.title_zh if spoken.in_chinese() else text.title_en
    if number == "0":
        return _("「%(title)s」") % {"title": title}, reverse("clause", args=[code])
    url = reverse("clause-number", args=[code, number]) + (f"?team={team}" if team else "")
    return _("「%(title)s」第 %(number)s 版") % {"title": title, "number": number}, url
