"""Dialogs of deals: which boxes find among many, and what the page hears afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from xiaodui.core.web import dialogs
from xiaodui.core.web.dialogs import Finder, answered, ask
from xiaodui.deals.models import Deal

__all__ = ["Dialog", "answered", "ask", "away", "done", "told"]

FINDERS = {"customer": ("deal-customers", "customers.Customer"), "owner": ("deal-owners", "people.Person"),
           "to": ("deal-owners", "people.Person"), "product": ("deal-products", "catalog.Product")}  # fmt: skip


@dataclass
class Dialog(dialogs.Dialog):
    finders: Mapping[str, Finder] = field(default_factory=lambda: FINDERS)


def _topics(deal: Deal) -> list[str]:
    return ["deal", f"deal:{deal.pk}"]


def done(request: HttpRequest, deal: Deal, text: Any = "", undo: str = "") -> HttpResponse:
    """It is done: the dialog closes, every part of this page that shows the deal asks again, a toast says so."""
    return dialogs.closed(request, reverse("deal", args=[deal.pk]), _topics(deal), text, undo)


def told(answer: HttpResponse, deal: Deal, text: Any = "", undo: str = "") -> HttpResponse:
    return dialogs.told(answer, _topics(deal), text, undo)


def away(request: HttpRequest) -> HttpResponse:
    """It went out of the reader's sight by what he did: back to the board."""
    return dialogs.go(request, reverse("deals"))
