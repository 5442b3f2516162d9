"""Taking a list away."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from xiaodui.core.refusal import Forbidden
from xiaodui.exchange import exporting
from xiaodui.exchange.acts import tell_exported


@login_required
@require_GET
def export(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """The rows that the list's page shows for these parameters, in the reader's sight."""
    person: Any = request.user
    if not person.may("export"):
        raise Forbidden("no-right", _("导出要有「导出」这项权限，可以请你的组长来做。"))
    one = exporting.export_named(key)
    if form not in exporting.FORMATS:
        raise Http404
    file, rows = exporting.written(one, form, person, request.GET)
    tell_exported(one, by=person, rows=rows, narrowed=exporting.narrowed(request.GET), form=form)
    return exporting.answer(one, form, file)
