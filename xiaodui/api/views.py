"""The catalogue: every act, verb and measure of this installation, read from their declarations."""

import inspect

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from xiaodui.api.doors import path_of
from xiaodui.core.acts import Form, all_acts
from xiaodui.journal import all_verbs
from xiaodui.measures import all_measures
from xiaodui.measures.asking import name_of, unit_of


@login_required
def catalogue(request: HttpRequest) -> HttpResponse:
    acts = [
        {
            "name": act.name,
            "label": act.label,
            "about": inspect.getdoc(act) or "",
            "door": f"POST /api/v1{path_of(act)}" if act.door != "none" else "",
            "fields": Form(act, request.user, data={}).fields,
        }
        for act in all_acts()
    ]
    measures = [{"code": m.code, "name": name_of(m), "unit": unit_of(m)} for m in all_measures()]
    return render(request, "api/catalogue.html", {"acts": acts, "verbs": all_verbs(), "measures": measures})
