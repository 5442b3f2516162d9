"""Parts of a page that stay the same from page to page, drawn once and kept in this process.

The links, sheets and moulds of the shell were half of the time that a small page took.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language


@dataclass(frozen=True)
class Link:
    """One line of a list of links; with `here` the page lies under it, `count` is its badge."""

    url: str
    label: str
    icon: str
    here: bool = False
    count: int = 0


@lru_cache(maxsize=4096)  # lists of a kilobyte or two; people of one role share theirs
def links(template: str, lines: tuple[Link, ...]) -> SafeString:
    """The lines as this template draws them, which looks at nothing else: `lines` are in the reader's language."""
    return render_to_string(template, {"links": lines})


def still(template: str) -> SafeString:
    """A template that looks at nothing but the language."""
    # While one develops, files get new names under a running server.
    return _drawn.__wrapped__(template, "") if settings.DEBUG else _drawn(template, get_language())


@lru_cache(maxsize=64)
def _drawn(template: str, language: str) -> SafeString:
    return render_to_string(template)
