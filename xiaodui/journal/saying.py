"""How one value of a fact is said: amounts, days, records, people's own words, each in the reader's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from xiaodui.core import spoken
from xiaodui.core.templatetags.face import cited
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import KINDS, kind_named

KEY = re.compile(r"[a-z_]+:\d+\Z")
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\Z")
NUMBER = re.compile(r"-?\d+(\.\d+)?\Z")
MONEY = re.compile(r"(^|_)(amount|price|value|base)\Z")
"""Which details are money: their names end so. Their currency is the detail's `currency`."""
CITES = frozenset({"cite", "clause"})
"""Which details name the rule that an act rests on."""


@dataclass
class Names:
    """What the keys and personal values of some facts are called, as far as this reader sees."""

    records: dict[str, str] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    personal: dict[str, str] = field(default_factory=dict)
    _links: dict[str, SafeString] = field(default_factory=dict)

    def plain(self, key: str) -> str:
        """A record's name; "a deal" for one that is gone or that the reader may not see."""
        if key in ("", "system"):
            return _("系统")
        return self.records.get(key) or _("某个%(kind)s") % {"kind": kind_named(kind_of(key)).label}

    def link(self, key: str) -> SafeString:
        """Made once: most facts of a timeline name the same few."""
        if key not in self._links:
            self._links[key] = self._link(key)
        return self._links[key]

    def _link(self, key: str) -> SafeString:
        url = kind_named(kind_of(key)).url(id_of(key)) if key in self.linked else None
        if url:
            return format_html('<a class="lk" href="{}">{}</a>', url, self.plain(key))
        return conditional_escape(self.plain(key))


def is_key(value: Any) -> bool:
    """Whether this is the key of a kind that some room knows ("deal:12"), not a text that looks like one."""
    return isinstance(value, str) and bool(KEY.match(value)) and any(one.kind == kind_of(value) for one in KINDS)


def said(name: str, value: Any, names: Names, currency: str | None = None) -> SafeString:
    """One value, escaped. `name` tells money from mere numbers; what was erased says so."""
    if isinstance(value, dict) and set(value) == {"personal"}:
        kept = names.personal.get(value["personal"])
        return conditional_escape(kept) if kept is not None else erased()
    if value is None or value == "":
        return mark_safe("—")  # nosec B308 B703
    if isinstance(value, bool):
        return conditional_escape(_("是") if value else _("否"))
    if isinstance(value, list):
        return format_html_join(_("、"), "{}", ((said(name, one, names, currency),) for one in value))
    if isinstance(value, dict):
        return format_html_join(
            _("、"), "{} {}", ((key, said(key, one, names, currency)) for key, one in value.items())
        )
    return names.link(value) if is_key(value) else conditional_escape(_scalar(name, value, currency))


def erased() -> SafeString:
    return format_html('<span class="mute">{}</span>', _("已抹去"))


def _scalar(name: str, value: Any, currency: str | None) -> Any:
    text = str(value)
    if MONEY.search(name) and NUMBER.match(text):
        return format_html('<span class="num">{}</span>', spoken.money(text, currency))
    if name in CITES:
        return cited(text)
    if DAY.match(text):
        return spoken.day(date.fromisoformat(text), weekday=False)
    if INSTANT.match(text):
        return spoken.moment(datetime.fromisoformat(text))
    return text


def every_key(value: Any) -> set[str]:
    """All keys within a detail, however deep."""
    if isinstance(value, Mapping):
        return set().union(*(every_key(one) for one in value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*(every_key(one) for one in value)) if value else set()
    return {value} if is_key(value) else set()
