"""What customers show on Today: who mentioned me."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core.once import once
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.customers.mentions import newest, read
from xiaodui.customers.models import Mention

SHOWN = 5


def mentions(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    found = read(_newest(person), person)
    return "customers/_today_mentions.html", {"mentions": found, "unseen": sum(one.unseen for one in found)}


def _newest(person: Any) -> list[Mention]:
    return once(("mentions", person.pk), lambda: newest(person, SHOWN))


def matters(person: Any) -> Iterator[Matter]:
    """A colleague who waits for an answer."""
    one = next(iter(_newest(person)), None)
    if one is not None and one.seen_at is None:
        said = {"name": one.note.author.name, "words": Truncator(one.note.text).chars(24)}
        yield Matter(_("%(name)s 提到了你：「%(words)s」") % said, 40, reverse("mention-of-me", args=[one.pk]))


TODAY.plug(Tab("mentions", gettext_lazy("提到我的"), 25, mentions))
MATTERS.plug(matters)
