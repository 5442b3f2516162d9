"""The way from a request to a deal: in sight or not there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.deals.models import Deal


def seen_deal(request: HttpRequest, pk: int) -> Any:
    """404 when it isn't there or the reader may not see it."""
    rows = Deal.objects.visible_to(request.user).select_related("customer", "product", "owner__team", "team", "stage")
    return get_object_or_404(rows, pk=pk)
