"""The way from a request to a customer: in sight or not there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.customers.models import Contact, Customer


def seen_customer(request: HttpRequest, pk: int) -> Any:
    """404 when it isn't there or the reader may not see it."""
    return get_object_or_404(Customer.objects.visible_to(request.user).select_related("owner__team", "parent"), pk=pk)


def seen_contact(request: HttpRequest, pk: int) -> Any:
    rows = Contact.objects.visible_to(request.user).select_related("customer__owner__team")
    return get_object_or_404(rows, pk=pk)
