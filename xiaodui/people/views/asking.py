"""One page for every act that is asked by a form: title, consequence, fields, the verb on the button."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from xiaodui.core.acts import Act, Form
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.core.web.press import press


def ask(
    request: HttpRequest, act: Act, target: Any = None, *, title: Any, back: str, text: Any = "", done: Any = "",
    initial: Mapping[str, Any] | None = None, leave_out: Collection[str] = (), tone: str = "",
    then: Callable[[Any], HttpResponse] | None = None,
) -> HttpResponse:  # fmt: skip
    """GET shows the form, POST runs the act; a no comes back with what was typed. `then(made)` answers a yes."""
    act.check_right(request.user, target)
    refusal, errors, data = None, {}, None
    if request.method == "POST":
        try:
            made = press(request, act, target)
        except Forbidden:
            raise
        except Refusal as no:
            refusal, data = no, request.POST
            errors = no.errors if isinstance(no, Invalid) else {}
        else:
            if done:
                messages.success(request, done)
            return then(made) if then else redirect(back)
    form = Form(act, request.user, target, initial=initial, data=data, errors=errors)
    fields = [field for field in form.fields if field.name not in leave_out]
    context = {"title": title, "text": text, "act": act, "fields": fields, "back": back, "refusal": refusal,
               "tone": tone, "action": request.get_full_path()}  # fmt: skip
    return render(request, "people/ask.html", context, status=422 if refusal else 200)
