"""What the shell of every page shows: the menu plugged in by rooms, the theme, the addresses of the 我 menu."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.banners import BANNERS, Banner
from xiaodui.core.sockets import BELL, CORNER, MENU, MenuEntry
from xiaodui.core.still import Link, links

PHONE_PLACES = 4
"""The fifth place of the phone's bar is 我."""
MOST_COUNTED = 99


def address(name: str) -> str:
    """The address of a URL name; empty while no room offers it, so that the shell shows no dead link."""
    return _address(name, settings.ROOT_URLCONF)


@lru_cache(maxsize=512)
def _address(name: str, urlconf: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@dataclass(frozen=True)
class Place:
    """A menu entry as one page shows it: `here` when the page lies under it."""

    entry: MenuEntry
    url: str
    here: bool
    count: int

    @property
    def label(self) -> Any:
        return self.entry.label

    @property
    def icon(self) -> str:
        return self.entry.icon

    @property
    def link(self) -> Link:
        return Link(self.url, str(self.label), self.icon, self.here, self.count)

    @property
    def counted(self) -> str:
        """The count as a badge shows it."""
        return "99+" if self.count > MOST_COUNTED else str(self.count or "")


MINE = (
    ("my-profile", _("我的资料"), "id-badge-2"),
    ("my-sessions", _("登录与安全"), "shield-lock"),
)


class Shell:
    """Made lazily: a part that shows no menu asks nothing."""

    search_url = property(lambda self: address("search"))
    sign_out_url = property(lambda self: address("account_logout"))
    toasts_url = property(lambda self: address("newest-toasts"))
    language_url = property(lambda self: address("set-language"))

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def theme(self) -> str:
        """What the person chose: light, dark or system."""
        chosen = self.request.COOKIES.get("theme", "system")
        return chosen if chosen in ("light", "dark") else "system"

    @property
    def painted(self) -> str:
        """What the server paints; `theme.js` corrects it before the first paint when the system decides."""
        return "dark" if self.theme == "dark" else "light"

    @cached_property
    def places(self) -> list[Place]:
        """Every entry open to him; `here` is the one whose address the page's own begins with, the longest if several."""
        person = getattr(self.request, "user", None)
        if person is None or not person.is_authenticated:
            return []
        open_to = [(entry, address(entry.url_name)) for entry in MENU if entry.may(person)]
        path = self.request.path
        under = [url for _entry, url in open_to if url and (path == url or (url != "/" and path.startswith(url)))]
        here = max(under, key=len, default="")
        return [
            Place(entry, url, url == here, entry.badge(person) if entry.badge else 0) for entry, url in open_to if url
        ]

    @cached_property
    def menu(self) -> list[Place]:
        """The rail: entries that stand under no other; one is also `here` for what stands under it."""
        led = {place.entry.under for place in self.places if place.here}
        return [
            replace(place, here=place.here or place.entry.key in led)
            for place in self.places if not place.entry.under
        ]  # fmt: skip

    @cached_property
    def section(self) -> list[Place]:
        """The entry that the page lies under and what stands beside it; empty when it stands alone."""
        here = next((place.entry for place in self.places if place.here), None)
        if here is None:
            return []
        key = here.under or here.key
        found = [place for place in self.places if key in (place.entry.key, place.entry.under)]
        return found if len(found) > 1 else []

    @cached_property
    def bell(self) -> Place | None:
        """One query: a count of at most 100."""
        person = getattr(self.request, "user", None)
        entry = next(iter(BELL), None)
        if entry is None or person is None or not person.is_authenticated or not (url := address(entry.url_name)):
            return None
        return Place(entry, url, self.request.path == url, entry.badge(person) if entry.badge else 0)

    @cached_property
    def phone(self) -> list[Place]:
        return [place for place in self.menu if place.entry.phone][:PHONE_PLACES]

    @cached_property
    def rest(self) -> list[Place]:
        """What the phone's bar has no room for; the 我 sheet lists it."""
        on_the_bar = {place.entry.key for place in self.phone}
        return [place for place in self.places if place.entry.key not in on_the_bar]

    @cached_property
    def banners(self) -> list[Banner]:
        person = getattr(self.request, "user", None)
        if person is None or not person.is_authenticated:
            return []
        return [banner for of in BANNERS if (banner := of(person))]

    @cached_property
    def mine(self) -> list[Link]:
        person = getattr(self.request, "user", None)
        seldom = [entry for entry in CORNER if person is not None and person.is_authenticated and entry.may(person)]
        named = [*MINE, *((entry.url_name, entry.label, entry.icon) for entry in seldom)]
        return [Link(url, str(label), icon) for name, label, icon in named if (url := address(name))]

    rail_links = property(lambda self: links("core/_places.html", tuple(place.link for place in self.menu)))
    phone_links = property(lambda self: links("core/_places.html", tuple(place.link for place in self.phone)))
    rest_links = property(lambda self: links("core/_items.html", tuple(place.link for place in self.rest)))
    mine_links = property(lambda self: links("core/_items.html", tuple(self.mine)))


def shell(request: HttpRequest) -> dict[str, Any]:
    return {"shell": Shell(request)}
