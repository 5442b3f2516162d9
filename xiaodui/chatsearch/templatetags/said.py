"""One filter of the search page."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(titles: Mapping[int, str], room: int) -> Any:
    """What the reader calls this room."""
    return titles[room]
