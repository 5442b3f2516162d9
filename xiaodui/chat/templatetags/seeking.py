"""The ways to what was said before, where a room above looks for it: a box over the rooms, a button on a phone."""

from typing import Any

from django import template

from xiaodui.chat.seeking import SEEKS

register = template.Library()


@register.inclusion_tag("chat/_seek.html")
def seek(room: Any = None) -> dict[str, Any]:
    """The box; with a room the button that looks through it."""
    plugged = next(iter(SEEKS), None)
    return {"url": plugged(room.pk if room else None) if plugged else "", "room": room}
