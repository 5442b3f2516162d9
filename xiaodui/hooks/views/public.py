"""The door for programs: no sign-in, no session, Slack's answers."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from xiaodui.chat.acts.inputs import LONGEST
from xiaodui.core.refusal import Refusal
from xiaodui.hooks import acts
from xiaodui.hooks.limits import MOST_BYTES, wait_for
from xiaodui.hooks.models import Hook
from xiaodui.hooks.payload import Payload, Wrong, read

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}
WORDS = {"room.archived": ("channel_is_archived", 410), "hook.revoked": ("no_service", 404)}


def _said(word: str, status: int = 400, **headers: str) -> HttpResponse:
    return HttpResponse(word, status=status, content_type="text/plain; charset=utf-8", headers=headers)


@csrf_exempt
@require_POST
def receive(request: HttpRequest, secret: str) -> HttpResponse:
    """The secret in the address is all that is asked; a request forged by a page can do no more than who knows it."""
    hook = Hook.at(secret)
    if hook is None:
        return _said("no_service", 404)
    if seconds := wait_for(hook.pk):
        return _said("rate_limited", 429, **{"Retry-After": str(seconds)})
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return _said("payload_too_large", 413)
    try:
        payload = _read(request)
        acts.post(hook, by=None, text=payload.text, said_as=payload.said_as)
    except Wrong as wrong:
        return _said(wrong.word)
    except Refusal as no:
        return _said(*WORDS.get(no.code, (no.code, 422)))
    return _said("ok", 200)


def _read(request: HttpRequest) -> Payload:
    """`curl -d '{"text": "…"}'` sends JSON under a form's name: what begins like JSON is read as such."""
    try:
        body = request.body
        is_form = request.content_type in FORMS and not body.lstrip().startswith(b"{")
        form = request.POST.dict() if is_form else None
    except (RequestDataTooBig, TooManyFieldsSent, MultiPartParserError, UnreadablePostError):
        raise Wrong("invalid_payload") from None
    return read(body, form, LONGEST)
