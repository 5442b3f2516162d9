"""What norms show on Today: whose words wait for mine, and what waits for my look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from xiaodui.core.once import once
from xiaodui.core.sockets import MATTERS, TODAY, Matter, Tab
from xiaodui.norms.listing import lined, mine
from xiaodui.norms.models import Flag, Held, Wait

FEW = 5
SHOWN = 20


@dataclass(frozen=True)
class ToLook:
    """One that waits for his look: what it is, its words, whose and where."""

    icon: str
    label: Any
    words: str
    writer: Any
    room: Any
    at: datetime
    url: str


def waits(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    """Whose words wait for his."""
    found = _mine(person)
    return "norms/_today.html", {"waits": found[:FEW], "count": len(found)}


def _mine(person: Any) -> list[Wait]:
    found: list[Wait] = once(("my waits", person.pk), lambda: lined(mine(person), person))
    return found


def to_look(person: Any) -> list[ToLook]:
    """What is held and what is flagged that he may decide, the oldest first. Two queries a page."""
    found: list[ToLook] = once(("norms to look", person.pk), lambda: _to_look(person))
    return found


def _to_look(person: Any) -> list[ToLook]:
    held = Held.objects.visible_to(person).to_look(person).select_related("by", "room").order_by("pk")[:SHOWN]
    flags = (
        Flag.objects.visible_to(person)
        .to_judge(person)
        .select_related("message__author", "message__room")
        .order_by("pk")[:SHOWN]
    )
    found = [
        ToLook("hourglass", _("等着看的"), one.text, one.by, one.room, one.held_at, reverse("held", args=[one.pk]))
        for one in held
    ]
    found += [
        ToLook(
            "flag", _("报不合适的"), one.reason, one.message.author, one.message.room, one.at, reverse("flag", args=[one.pk])
        )
        for one in flags
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.at)


def looks(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    found = to_look(person)
    return "norms/_today_look.html", {"found": found[:FEW], "count": len(found), "many": len(found) >= SHOWN}


def matters(person: Any) -> Iterator[Matter]:
    """The first that is urgent; what waits for a look."""
    if urgent := [one for one in _mine(person) if one.urgent]:
        first = min(urgent, key=lambda one: one.asked_at)
        yield Matter(say("先回 %(name)s 的急事。") % {"name": first.asker.name}, 12, reverse("wait", args=[first.pk]))
    if found := to_look(person):
        said = ngettext("群里有 %(n)s 条等你看一眼。", "群里有 %(n)s 条等你看一眼。", len(found))
        yield Matter(said % {"n": len(found)}, 22, found[0].url)


TODAY.plug(Tab("waits", _("等我回话"), 14, waits))
TODAY.plug(Tab("look", _("等你看一眼"), 16, looks))
MATTERS.plug(matters)
