"""The one door without sign-in: a form that anybody fills in, by a browser without scripts or by fetch.

Nobody outside learns from its answers what we know: whether a company is known, or a message was held, it says thanks.
"""

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.intake import acts
from xiaodui.intake.acts.inputs import Message
from xiaodui.intake.fields import fields_of
from xiaodui.intake.models import IntakeForm
from xiaodui.intake.rules import TOO_OLD, Came, judge, origin_of
from xiaodui.intake.stamps import TRAP, address_of, age_of, stamp, too_many

MOST_BYTES = 20_000
NAMES = tuple(Message.model_fields)
LONGEST = 5000


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def public_form(request: HttpRequest, token: str) -> HttpResponse:
    """No sign-in, so no session to ride on: a request forged by another site can do no more than its own form could."""
    form = IntakeForm.at(token)
    if form is None:
        raise Http404
    if request.method == "OPTIONS":
        return _allowed(request, form, HttpResponse(status=204))
    if request.method != "POST":
        return _page(request, form, {}, {}, stamp(form))
    answer = _sent(request, form)
    return _allowed(request, form, answer)


def _allowed(request: HttpRequest, form: IntakeForm, answer: HttpResponse) -> HttpResponse:
    """Scripts of the pages that the form names may send and read the answer; no cookie goes with it."""
    answer["Vary"] = "Origin, Accept-Language, Cookie"
    origin = request.headers.get("Origin", "")
    if origin and origin in form.origins:
        answer["Access-Control-Allow-Origin"] = origin
        answer["Access-Control-Allow-Methods"] = "POST"
        answer["Access-Control-Allow-Headers"] = "Content-Type"
        answer["Access-Control-Max-Age"] = "600"
    return answer


def _sent(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return _no(request, form, {}, _("写得太长了，短一些再发。"), 413)
    said = _said(request)
    if said is None:
        return _no(request, form, {}, _("没看懂发来的内容，请用表单填。"), 400)
    address = address_of(request)
    if too_many(form, address):
        return _no(request, form, said, _("发得太勤了，过一会儿再发，或者直接打电话。"), 429)
    seconds, forged = age_of(form, said.get("stamp", ""))
    if seconds is not None and seconds > TOO_OLD:
        return _no(request, form, said, _("这一页放得太久了，再点一次提交就好。"), 422)
    came = Came(seconds, forged, said.get(TRAP, ""), _is_elsewhere(request, form))
    words: dict[str, Any] = {name: said.get(name, "") for name in NAMES}
    verdict = judge(words, came)
    try:
        acts.receive(form, by=None, **words, address=address, why=verdict.why, passes=verdict.passes)
    except Invalid as no:
        return _no(request, form, said, no.sentence, 422, no.errors)
    except Refusal as no:
        return _no(request, form, said, no.sentence, 422)
    return _thanks(request, form)


def _said(request: HttpRequest) -> dict[str, str] | None:
    """What was sent as text by name; None where it can't be read. Files and nested values are no part of it."""
    try:
        if request.content_type == "application/json":
            found = json.loads(request.body)
            pairs: Any = found.items() if isinstance(found, dict) else None
        else:
            pairs = request.POST.items()
    except (
        ValueError,
        RecursionError,
        RequestDataTooBig,
        TooManyFieldsSent,
        MultiPartParserError,
        UnreadablePostError,
    ):
        return None
    if pairs is None:
        return None
    return {str(name): value[:LONGEST] for name, value in pairs if isinstance(value, str)}


def _is_elsewhere(request: HttpRequest, form: IntakeForm) -> bool:
    """Whether a page sent it that is neither our own nor one that the form names. Programs name none."""
    origin = request.headers.get("Origin", "")
    if not origin:
        return False
    own = origin_of(f"{request.scheme}://{request.get_host()}")
    return origin_of(origin) not in {own, *form.origins}


def _is_script(request: HttpRequest) -> bool:
    return request.content_type == "application/json" or "application/json" in request.headers.get("Accept", "")


def _thanks(request: HttpRequest, form: IntakeForm) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"received": True, "message": form.said("thanks")})
    return render(
        request, "intake/thanks.html", {"form": form, "thanks": form.said("thanks"), "heading": form.said("heading")}
    )


def _no(
    request: HttpRequest, form: IntakeForm, said: dict[str, str], sentence: Any, status: int, errors: Any = None
) -> HttpResponse:
    if _is_script(request):
        told = {"received": False, "message": str(sentence)}
        if errors:
            told["errors"] = {name: " ".join(map(str, lines)) for name, lines in errors.items()}
        return JsonResponse(told, status=status)
    seconds, forged = age_of(form, said.get("stamp", ""))
    still = seconds is not None and not forged and seconds <= TOO_OLD
    return _page(request, form, said, errors or {"": [sentence]}, said["stamp"] if still else stamp(form), status)


def _page(
    request: HttpRequest, form: IntakeForm, said: dict[str, str], errors: Any, mark: str, status: int = 0
) -> HttpResponse:
    context = {
        "form": form, "heading": form.said("heading"), "intro": form.said("intro"), "stamp": mark, "trap": TRAP,
        "fields": fields_of(form, said, errors), "general": errors.get("", []),
    }  # fmt: skip
    return render(request, "intake/public.html", context, status=status or (200 if form.is_open else 410))
