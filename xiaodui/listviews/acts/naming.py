"""A name for a view that its owner hasn't given on that list yet."""

from typing import Any

from xiaodui.listviews.models import View

MOST = 30
"""Views that one keeps of a list."""


def free_name(owner: Any, page: str, name: str) -> str:
    """The name, or with a number behind it where he has one of that name."""
    taken = set(View.objects.filter(owner=owner, page=page).values_list("name", flat=True))
    tries = (f"{name[:36]} {n}" for n in range(2, MOST + 3))
    return name if name not in taken else next(one for one in tries if one not in taken)
