"""A form with a choice of moments, as a dialog or a page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from xiaodui.core.acts import Act, Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.press import press
from xiaodui.later.moments import moments


def asked(request: HttpRequest, act: Act, target: Any, keys: tuple[str, ...], **shown: Any) -> Any:
    """GET: the choice. POST: what the act made, or the choice with what was typed and what is wrong."""
    act.check_right(request.user, target)
    errors: dict[str, list[Any]] = {}
    if request.method == "POST":
        try:
            return press(request, act, target)
        except Forbidden:
            raise
        except Invalid as no:
            errors = no.errors
        except Refusal as no:
            errors = {"": [no.sentence]}
    data = request.POST if request.method == "POST" else None
    form = Form(act, request.user, target if act.noun == "waiting" else None, data=data, errors=errors)
    fields = {one.name: one for one in form.fields}
    part = bool(request.headers.get("HX-Request"))
    context = {**shown, "form": form, "fields": fields, "moments": moments(request.user, keys), "part": part}
    answer: HttpResponse = render(
        request, "later/_when.html" if part else "later/when.html", context, status=422 if errors else 200
    )
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer
