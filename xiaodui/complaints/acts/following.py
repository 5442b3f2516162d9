"""Complaints about a customer that is merged go along, and come back when the merge is undone."""

from typing import Any

from xiaodui.complaints.models import Complaint


def merged(kept: Any, gone: Any) -> Any:
    ids = list(Complaint.objects.filter(customer=gone).order_by("pk").values_list("pk", flat=True))
    Complaint.objects.filter(pk__in=ids).update(customer=kept)
    return ids


def unmerged(kept: Any, gone: Any, ids: Any) -> None:
    Complaint.objects.filter(pk__in=ids, customer=kept).update(customer=gone)
