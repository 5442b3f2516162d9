"""What a template loads to show our face: icons, bundled files, avatars, and the filters of `core.spoken`."""

import json
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from zlib import crc32

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from xiaodui.core import spoken
from xiaodui.core.sockets import CITED
from xiaodui.core.still import still

register = template.Library()
TONES = 8


@lru_cache(maxsize=1)
def _manifest() -> str | None:
    return finders.find("dist/names.json")


@lru_cache(maxsize=2)
def _names(path: str, changed_ns: int) -> dict[str, str]:
    return dict(json.loads(Path(path).read_text()))


@register.simple_tag
def dist(name: str) -> str:
    """The address of a bundled file. Its name carries a hash of its content, so it may be cached for ever.

    Without a bundle (a test run, say) it is the plain name.
    """
    path = _manifest() or ""
    return _address(name, path, Path(path).stat().st_mtime_ns if path and settings.DEBUG else 0)


@lru_cache(maxsize=256)
def _address(name: str, path: str, changed_ns: int) -> str:
    return static(f"dist/{_names(path, changed_ns).get(name, name) if path else name}")


@register.simple_tag
def icon(name: str, size: str = "") -> str:
    """An icon of the sprite, hidden from readers: the word beside it speaks."""
    return _icon(str(name), size, dist("icons.svg"))


# Sixty icons and fifty discs a page: drawing each anew would be a tenth of the answer.
@lru_cache(maxsize=1024)
def _icon(name: str, size: str, sprite: str) -> str:
    return render_to_string("core/_icon.html", {"name": name, "size": size, "sprite": sprite})


register.simple_tag(still)


@register.simple_tag
def avatar(person: Any, size: str = "") -> str:
    """A person's disc: sizes s 22, (none) 28, l 36, xl 44."""
    name = person.get("name") if isinstance(person, dict) else getattr(person, "name", "")
    return _avatar(tone(person), str(name or ""), size)


@lru_cache(maxsize=8192)
def _avatar(tone: int, name: str, size: str) -> str:
    return render_to_string("core/_avatar.html", {"tone": tone, "name": name, "size": size})


@register.filter
def tone(person: Any) -> int:
    """One of eight tones, 1 to 8, the same on every machine. Takes a person, a dict with `id`, or an id."""
    key = person.get("id") if isinstance(person, dict) else getattr(person, "pk", person)
    return crc32(str(key).encode()) % TONES + 1


@register.filter
def mark(name: Any) -> str:
    """The one character that stands for a name: the last of a Chinese name, the first letter of a Latin one."""
    said = str(name or "").strip()
    if not said:
        return "·"
    return said[0].upper() if said.isascii() else said[-1]


def _said(value: Any, say: Any) -> str:
    """What has no value is not drawn as 0."""
    return "" if value is None or value == "" else say(value)


@register.filter
def money(amount: Any, currency: str = "") -> str:
    return _said(amount, lambda value: spoken.money(value, currency or None))


@register.filter
def money_figure(amount: Any, currency: str = "") -> str:
    """The figure of an amount, to stand large before its small `money_unit`."""
    return _said(amount, lambda value: spoken.amount_parts(value, currency or None)[0])


@register.filter
def money_unit(amount: Any, currency: str = "") -> str:
    return _said(amount, lambda value: spoken.amount_parts(value, currency or None)[1])


@register.filter
def exact_money(amount: Any, currency: str = "") -> str:
    return _said(amount, lambda value: spoken.exact_money(value, currency or None))


@register.filter
def pct(value: Any, places: int = 1) -> str:
    """0.608 → 60.8%."""
    return _said(value, lambda share: f"{spoken.share(share, places)}%")


@register.filter
def share(value: Any) -> str:
    """A share for `--p`: 0 to 1, always with a point, whatever the language."""
    return _said(value, lambda part: f"{min(max(Decimal(str(part)), Decimal(0)), Decimal(1)):.4f}")


@register.filter
def span(length: Any) -> str:
    return _said(length, spoken.span)


@register.filter
def day(when: Any) -> str:
    return _said(when, spoken.day)


@register.filter
def short_day(when: Any) -> str:
    return _said(when, lambda date: spoken.day(date, weekday=False))


@register.filter
def month(when: Any) -> str:
    return _said(when, spoken.month)


@register.filter
def dt(when: Any) -> str:
    return _said(when, spoken.moment)


@register.filter
def cited(cite: Any) -> SafeString:
    """A rule's cite as people call it, leading to where it is read; as it stands where no room knows it."""
    named = next(filter(None, (say(str(cite or "")) for say in CITED)), None)
    return format_html('<a class="lk" href="{}">{}</a>', named[1], named[0]) if named else conditional_escape(cite)
