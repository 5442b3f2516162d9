"""Taking a list away."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xiaodui.core import clock
from xiaodui.core.acts import Form
from xiaodui.core.acts.act import attempts_kept
from xiaodui.core.refusal import Forbidden, Invalid
from xiaodui.exchange import exporting
from xiaodui.exchange.acts import ask, tell_exported
from xiaodui.exchange.acts.exports import left_of, may_export, reason_of, refuse_over, taker_of
from xiaodui.exchange.models import Export

TICKET_FOR = 600
SHOWN = 200
View = Callable[..., HttpResponseBase]


def by_ticket(view: View) -> View:
    """A program's ticket stands in for a session, for the one list that it names."""
    signed_in = login_required(view)

    @wraps(view)
    def open_to(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
        ticket = request.GET.get("ticket", "")
        if not ticket or request.method != "GET":
            return signed_in(request, key, form)
        person = taker_of(ticket, key, form, TICKET_FOR)
        if person is None:
            raise Http404
        request.user = person
        return view(request, key, form)

    return open_to


@by_ticket
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """The rows that the list's page shows for these parameters, in the reader's sight. The first time in a day the page
    asks what for; a POST says it."""
    person: Any = request.user
    if not may_export(person):
        raise Forbidden("no-right", _("导出要有「导出」这项权限，可以请你的组长来做。"))
    one = exporting.export_named(key)
    if form not in exporting.FORMATS:
        raise Http404
    if request.method == "POST":
        return _said(request, one, form)
    if not reason_of(person):
        return _asked(request, one, form, Form(ask, person, initial={"list": key, "format": form}))
    left, said = left_of(person)
    try:
        file, rows = exporting.written(one, form, person, request.GET, left)
    except exporting.TooMany:
        with attempts_kept():
            raise refuse_over(one, person, left, said) from None
    try:
        tell_exported(one, by=person, rows=rows, narrowed=exporting.narrowed(request.GET), form=form)
    except BaseException:
        file.close()
        raise
    return exporting.answer(one, form, file)


def _said(request: Any, one: Any, form: str) -> HttpResponse:
    given = {"list": one.key, "format": form, "reason": request.POST.get("reason", "")}
    try:
        asked = ask(by=request.user, **given)
    except Invalid as no:
        return _asked(request, one, form, Form(ask, request.user, data={**given}, errors=no.errors), 422)
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{asked.url}?{query}" if query else asked.url)


def _asked(request: HttpRequest, one: Any, form: str, asking: Form, status: int = 200) -> HttpResponse:
    left, said = left_of(request.user)
    fields = [field for field in asking.fields if field.name == "reason"]
    context = {
        "one": one,
        "form": form.upper(),
        "fields": fields,
        "left": left,
        "limit": said.value,
        "here": request.get_full_path(),
    }
    return render(request, "exchange/export.html", context, status=status)


@require_safe
@login_required
def exports(request: HttpRequest) -> HttpResponse:
    """Who took what away: one's own, and that of the people in one's reach."""
    person: Any = request.user
    seen = Export.objects.visible_to(person)
    today = seen.filter(at__gte=clock.noon(clock.today()) - exporting.HALF_A_DAY)
    left, said = left_of(person)
    context = {
        "rows": list(seen.select_related("person").order_by("-at", "-pk")[:SHOWN]), "limit": said.value, "left": left,
        "today": list(today.values("person__name").annotate(n=Sum("rows")).order_by("-n")[:20]),
        "may": may_export(person), "cite": said.cite,
    }  # fmt: skip
    return render(request, "exchange/exports.html", context)
