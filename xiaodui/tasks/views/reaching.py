"""From an address to a record, in the sight of who asks."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.tasks.models import Promise, Task


def seen_task(request: HttpRequest, pk: int) -> Any:
    rows = Task.objects.visible_to(request.user).select_related("person__team", "made_by")
    return get_object_or_404(rows, pk=pk)


def seen_promise(request: HttpRequest, pk: int) -> Any:
    rows = Promise.objects.visible_to(request.user).select_related("person__team", "to_person", "to_team")
    return get_object_or_404(rows, pk=pk)
