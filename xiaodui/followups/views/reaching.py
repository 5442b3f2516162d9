"""From an address to a record, in the sight of who asks."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.followups.models import FollowUp, Plan


def seen_followup(request: HttpRequest, pk: int) -> Any:
    rows = FollowUp.objects.visible_to(request.user).select_related("customer__owner__team", "person__team", "contact")
    return get_object_or_404(rows, pk=pk)


def seen_plan(request: HttpRequest, pk: int) -> Any:
    rows = Plan.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("customer__owner__team", "person__team", "contact", "made_by"), pk=pk)
