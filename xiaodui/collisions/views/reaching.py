"""The way from a request to a collision: in sight or not there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.collisions.models import Collision

JOINED = ("customer", "holder__team", "challenger__team", "team", "judge", "to", "ended_by")


def seen(person: Any) -> Any:
    return Collision.objects.visible_to(person).select_related(*JOINED)


def seen_collision(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(seen(request.user), pk=pk)
