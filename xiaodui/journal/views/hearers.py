"""The operator's page of hearers: how far each has heard, what it stumbles over, and the two things to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xiaodui.core.refusal import Forbidden
from xiaodui.journal.acts.hearers import keeper, retry, rewind
from xiaodui.journal.following import newest_seq
from xiaodui.journal.hearing import hearer_named
from xiaodui.journal.models import Cursor

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Row:
    cursor: Cursor
    newest: int

    @property
    def lag(self) -> int:
        return max(0, self.newest - self.cursor.seq)

    @property
    def declared(self) -> bool:
        return hearer_named(self.cursor.hearer) is not None

    @property
    def stuck_at(self) -> int:
        return self.cursor.seq + 1


def for_keepers(view: View) -> View:
    @login_required
    @wraps(view)
    def checked(request: HttpRequest, **which: Any) -> HttpResponse:
        if not keeper(request.user):
            raise Forbidden("no-right", _("听者由管理员看管。"))
        return view(request, **which)

    return checked


@for_keepers
def hearers(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@for_keepers
def retry_hearer(request: HttpRequest, pk: int) -> HttpResponse:
    retry(_cursor(request, pk), by=request.user)
    return _after(request)


@require_POST
@for_keepers
def rewind_hearer(request: HttpRequest, pk: int) -> HttpResponse:
    rewind(_cursor(request, pk), by=request.user)
    return _after(request)


def _cursor(request: HttpRequest, pk: int) -> Cursor:
    return get_object_or_404(Cursor.objects.visible_to(request.user), pk=pk)


def _page(request: HttpRequest) -> HttpResponse:
    newest = newest_seq()
    rows = [Row(cursor, newest) for cursor in Cursor.objects.visible_to(request.user).order_by("-tries", "hearer")]
    context = {"rows": rows, "newest": newest, "failing": sum(1 for row in rows if row.cursor.tries and row.declared)}
    template = "journal/_hearers.html" if request.headers.get("HX-Request") else "journal/hearers.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request, Cookie"
    return response


def _after(request: HttpRequest) -> HttpResponse:
    return _page(request) if request.headers.get("HX-Request") else redirect("hearers")
