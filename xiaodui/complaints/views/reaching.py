"""The way from a request to a complaint: in sight or not there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.complaints.models import Complaint

JOINED = ("about__team", "team", "by", "answerer", "answered_by", "customer")


def seen(person: Any) -> Any:
    return Complaint.objects.visible_to(person).select_related(*JOINED)


def seen_complaint(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(seen(request.user), pk=pk)
