"""Dialogs: a form of an act, opened over any page; its answers tell the page's parts to ask again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from xiaodui.core.acts import Act, Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.press import press

Finder = tuple[str, str]
"""The URL name that answers `?q=` with options, and the model whose `name` the chosen one shows."""


@dataclass
class Dialog:
    """What `core/_dialog.html` shows: the title asks, the text gives the consequence, the button repeats the verb.

    `finders` name the fields that find among many; `left_out` the fields that this dialog doesn't ask; `offered` the
    choices of a field where they are fewer than all that the act takes.
    """

    act: Act
    title: Any
    action: str
    button: Any
    text: Any = ""
    tone: str = "btn-primary"
    back: str = ""
    finders: Mapping[str, Finder] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    offered: Mapping[str, list[tuple[Any, Any]]] = field(default_factory=dict)


def fields_of(form: Form, finders: Mapping[str, Finder]) -> tuple[list[Any], list[Any]]:
    """(shown, hidden) fields; boxes that find among many get their address and the record that is chosen now."""
    for one in form.fields:
        if one.name in finders:
            _finds(one, form.by, *finders[one.name])
    hidden = [one for one in form.fields if one.widget == "hidden"]
    return [one for one in form.fields if one.widget != "hidden"], hidden


def _finds(one: Any, by: Any, url: str, model: str) -> None:
    """What is chosen is named only in `by`'s sight: an id in an address must tell nobody a name."""
    one.widget, one.attrs["data-search-url"] = "search-select", reverse(url)
    chosen = str(one.value)
    rows = apps.get_model(model).objects.visible_to(by)
    one.choices = (
        list(rows.filter(pk=chosen).values_list("pk", "name")) if chosen.isdecimal() and len(chosen) < 19 else []
    )


def ask(request: HttpRequest, dialog: Dialog, form: Form, status: int = 200) -> HttpResponse:
    """The dialog as a part for `#dialog`, or as a page of its own for a browser without scripts."""
    for one in form.fields:
        if one.name in dialog.offered:
            one.offer(list(dialog.offered[one.name]))
    shown, hidden = fields_of(form, dialog.finders)
    shown = [one for one in shown if one.name not in dialog.left_out and _is_asked(one, form)]
    context = {"dialog": dialog, "form": form, "fields": shown, "hidden": hidden}
    part = bool(request.headers.get("HX-Request"))
    answer = render(request, "core/_dialog.html" if part else "core/dialog.html", context, status=status)
    if part:
        answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return answer


def _is_asked(one: Any, form: Form) -> bool:
    """To go on anyway is offered only to who was told what speaks against it."""
    if one.widget == "anyway":
        one.widget = "checkbox"
        return bool(form.general_errors)
    return True


def answered(request: HttpRequest, dialog: Dialog, target: Any = None, **initial: Any) -> Any:
    """GET: the dialog. POST: the act's result, or the dialog with what was typed and what is wrong with it."""
    dialog.act.check_right(request.user, target)
    if request.method != "POST":
        return ask(request, dialog, Form(dialog.act, request.user, target, initial=initial))
    try:
        return press(request, dialog.act, target)
    except Forbidden:
        raise
    except Refusal as no:
        if no.kept:
            return closed(request, dialog.back, [], no.sentence)
        errors = no.errors if isinstance(no, Invalid) else {"": [no.sentence]}
        form = Form(dialog.act, request.user, target, data=request.POST, errors=errors)
        if request.headers.get("HX-Request") and not isinstance(no, Invalid) and not form.goes_anyway:
            raise  # the notice goes into the open dialog, beside what was typed
        return ask(request, dialog, form, 422)


def closed(request: HttpRequest, back: str, topics: Iterable[str], text: Any = "", undo: str = "") -> HttpResponse:
    """It is done: the dialog closes, every part that shows these topics asks again, a toast says so."""
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(back)
    answer = HttpResponse(status=200)
    answer["HX-Retarget"], answer["HX-Reswap"] = "#dialog", "innerHTML"
    return told(answer, topics, text, undo)


def told(answer: HttpResponse, topics: Iterable[str], text: Any = "", undo: str = "") -> HttpResponse:
    """Let the page that asked hear these topics at once, without waiting for the wire."""
    events: dict[str, Any] = {"xd:close-dialog": {}, **{f"xd:{topic}": {} for topic in topics}}
    if text:
        events["xd:toast"] = {"text": str(text), "undo": undo} if undo else {"text": str(text)}
    answer["HX-Trigger"] = json.dumps(events)
    return answer


def go(request: HttpRequest, url: str) -> HttpResponse:
    """On to another page, whoever asked."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
