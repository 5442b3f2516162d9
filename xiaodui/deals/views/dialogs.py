"""Dialogs: a form of an act, opened over any page; its answers tell the page's parts to ask again."""

import json
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from xiaodui.core.acts import Act, Form
from xiaodui.core.refusal import Invalid
from xiaodui.core.web.press import press
from xiaodui.deals.models import Deal


@dataclass
class Dialog:
    """What `deals/_dialog.html` shows: the title asks, the text gives the consequence, the button repeats the verb."""

    act: Act
    title: Any
    action: str
    button: Any
    text: Any = ""
    tone: str = "btn-primary"
    back: str = ""


def fields_of(form: Form) -> tuple[list[Any], list[Any]]:
    """(shown, hidden) fields; boxes that find among many get their address and the record that is chosen now."""
    for field in form.fields:
        _finds(field)
    hidden = [field for field in form.fields if field.widget == "hidden"]
    return [field for field in form.fields if field.widget != "hidden"], hidden


FINDERS = {"customer": ("deal-customers", "customers.Customer"), "owner": ("deal-owners", "people.Person"),
           "to": ("deal-owners", "people.Person"), "product": ("deal-products", "catalog.Product")}  # fmt: skip


def _finds(field: Any) -> None:
    if field.name not in FINDERS:
        return

    url, model = FINDERS[field.name]
    field.widget, field.attrs["data-search-url"] = "search-select", reverse(url)
    chosen = str(field.value)
    field.choices = (
        list(apps.get_model(model).objects.filter(pk=chosen).values_list("pk", "name")) if chosen.isdecimal() else []
    )


def ask(request: HttpRequest, dialog: Dialog, form: Form, status: int = 200) -> HttpResponse:
    """The dialog as a part for `#dialog`, or as a page of its own for a browser without scripts."""
    shown, hidden = fields_of(form)
    context = {"dialog": dialog, "form": form, "fields": shown, "hidden": hidden}
    part = bool(request.headers.get("HX-Request"))
    answer = render(request, "deals/_dialog.html" if part else "deals/dialog.html", context, status=status)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer


def answered(request: HttpRequest, dialog: Dialog, target: Any = None, **initial: Any) -> Any:
    """GET: the dialog. POST: the act's result, or the dialog with what was typed and what is wrong with it."""
    if not dialog.act.may(request.user, target):
        dialog.act.check_right(request.user, target)
    if request.method != "POST":
        return ask(request, dialog, Form(dialog.act, request.user, target, initial=initial))
    try:
        return press(request, dialog.act, target)
    except Invalid as invalid:
        form = Form(dialog.act, request.user, target, data=request.POST, errors=invalid.errors)
        return ask(request, dialog, form, status=422)


def done(request: HttpRequest, deal: Deal, text: Any = "", undo: str = "") -> HttpResponse:
    """It is done: the dialog closes, every part of this page that shows the deal asks again, a toast says so."""
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(reverse("deal", args=[deal.pk]))
    answer = HttpResponse(status=200)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return told(answer, deal, text, undo)


def away(request: HttpRequest) -> HttpResponse:
    """It went out of the reader's sight by what he did: back to the board."""
    url = reverse("deals")
    return (
        HttpResponse(headers={"HX-Redirect": url}) if request.headers.get("HX-Request") else HttpResponseRedirect(url)
    )


def told(answer: HttpResponse, deal: Deal, text: Any = "", undo: str = "") -> HttpResponse:
    events: dict[str, Any] = {"xd:close-dialog": {}, "xd:deal": {}, f"xd:deal:{deal.pk}": {}}
    if text:
        events["xd:toast"] = {"text": str(text), "undo": undo} if undo else {"text": str(text)}
    answer["HX-Trigger"] = json.dumps(events)
    return answer
