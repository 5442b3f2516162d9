"""The JSON doors of acts: one per act, built from its declaration."""

import hashlib
import inspect
import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext_lazy as _
from ninja import Router

from xiaodui.api.answers import NOES
from xiaodui.api.models import Call
from xiaodui.core import clock
from xiaodui.core.acts import Act, all_acts, attempts_kept
from xiaodui.core.acts.errors import SENTENCES
from xiaodui.core.refusal import Forbidden, Invalid, Refusal


def path_of(act: Act) -> str:
    """/deals/{id}/win for an act on a record, /deals for a creation, /people/found for what is neither."""
    if act.on is not None:
        return f"/{act.noun}/{{int:id}}/{act.verb}"
    return f"/{act.noun}" if act.verb == "create" else f"/{act.noun}/{act.verb}"


def doored() -> list[Act]:
    """Acts that anybody with a session or token may try."""
    return [act for act in all_acts() if act.door != "none"]


def add_to(doors: Router) -> None:
    for act in doored():
        doors.add_api_operation(
            path_of(act), ["POST"], _door(act), operation_id=act.name.replace(".", "_"),
            summary=str(act.label or act.name), description=inspect.getdoc(act) or "", tags=[act.noun],
            response={200: dict[str, Any]}, openapi_extra=NOES,
        )  # fmt: skip


SECRETS = ("secret", "invitation")
BIGGEST = 2**62
LONGEST_KEY = 100
IDEMPOTENCY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "maxLength": LONGEST_KEY},
    "description": "The same key with the same request gets the same answer again, and nothing is done twice.",
}  # fmt: skip


def documented() -> dict[str, Any]:
    """{operation: what it takes, as OpenAPI says it}. ninja doesn't parse it: sight and right are asked before the input."""
    return {act.name.replace(".", "_"): takes(act.takes.model_json_schema()) for act in doored()}


def takes(schema: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"parameters": [IDEMPOTENCY], "requestBody": {"required": True, "content": content}}


def _door(act: Act) -> Callable[..., Any]:
    def on_record(request: HttpRequest, id: int) -> Any:
        return _done(request, act, id)

    def on_none(request: HttpRequest) -> Any:
        return _done(request, act, None)

    view = on_record if act.on is not None else on_none
    view.__name__ = act.name.replace(".", "_")
    return view


def _done(request: HttpRequest, act: Act, pk: int | None) -> dict[str, Any]:
    may_write(request, act)
    if (before := answered_before(request, act, pk)) is not None:
        return before
    target = None if pk is None else _seen(request, act, pk)
    act.check_right(request.user, target)
    given = said_by(request)
    named = [target] if act.on is not None else []
    return only_once(
        request,
        lambda: answer_of(act(*named, by=request.user, **given)),
        digest_of(act, pk, given),
    )


def may_write(request: HttpRequest, act: Act) -> None:
    """Raises Forbidden where this way in is not open to the act, whoever comes."""
    if "write" not in request.scopes:  # type: ignore[attr-defined]
        raise Forbidden("scope", _("这个令牌只能读。要写，请另开一个带 write 的令牌。"))
    if act.door == "session" and getattr(request, "by_token", False):
        raise Forbidden("session-only", _("这件事要登录后在页面上做，令牌不行。"))


def _seen(request: HttpRequest, act: Act, pk: int) -> Any:
    found = act.on.objects.visible_to(request.user).filter(pk=pk).first() if pk < BIGGEST else None
    if found is None:
        raise Http404
    return found


def said_by(request: HttpRequest) -> dict[str, Any]:
    """A JSON object, or a form in parts where a file is too large for JSON."""
    try:
        in_parts = request.content_type == "multipart/form-data"
        said = request.POST.dict() | request.FILES.dict() if in_parts else json.loads(request.body or b"{}")
    except MultiPartParserError:
        raise Refusal("parts", _("请求的正文不是完整的 multipart/form-data。")) from None
    except (ValueError, RecursionError):
        raise Refusal("json", _("请求的正文不是 JSON。")) from None
    except RequestDataTooBig:
        raise Refusal("too-big", _("请求的正文太大了，分几次发。")) from None
    if not isinstance(said, dict):
        raise Refusal("json", _("请求的正文要是一个 JSON 对象，例如 {}。"))
    # Names that the call itself uses can't be input; refused as the unknown names that they are.
    if ours := {"by", "at"} & set(said):
        raise Invalid({name: [SENTENCES["extra_forbidden"]] for name in sorted(ours)})
    return said


def answer_of(done: Any) -> dict[str, Any]:
    """What an act made or changed, as JSON: what the record shows of itself, at least its id."""
    if hasattr(done, "shown"):
        return dict(done.shown())
    said = {"id": done.pk} if getattr(done, "pk", None) is not None else {"id": None}
    if isinstance(getattr(done, "version", None), int):
        said["version"] = done.version
    # Secrets that are told once (a token, a one-time link) stand on the record only right after it was made.
    return said | {name: getattr(done, name) for name in SECRETS if isinstance(getattr(done, name, None), str)}


def digest_of(act: Act, pk: int | None, given: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps([act.name, pk, given], sort_keys=True, default=_printed).encode()).hexdigest()


def _printed(value: Any) -> str:
    """Of a file what it holds: under one name there may be two."""
    if not hasattr(value, "chunks"):
        return str(value)
    held = hashlib.sha256()
    for piece in value.chunks():
        held.update(piece)
    return held.hexdigest()


def answered_before(request: HttpRequest, act: Act, pk: int | None) -> dict[str, Any] | None:
    """What this person was answered to this very request. Asked before sight and right: the request itself may have
    removed the record or given it away, and a lost reply must still be had again."""
    key = request.headers.get("Idempotency-Key", "")
    call = (
        Call.objects.filter(person_id=request.user.pk or 0, key=key).first()
        if key and len(key) <= LONGEST_KEY
        else None
    )
    if call is None:
        return None
    try:
        given = said_by(request)
    except Refusal:
        return None
    return dict(call.answer or {}) if call.asked == digest_of(act, pk, given) else None


def only_once(request: HttpRequest, do: Callable[[], dict[str, Any]], digest: str) -> dict[str, Any]:
    """With an Idempotency-Key: the act and its answer are kept in one transaction, so a lost reply can be asked again."""
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return do()
    if len(key) > LONGEST_KEY:
        # Cut short, two different keys could become one, and the second request would be lost.
        raise Refusal("idempotency.long", _("Idempotency-Key 太长了，最多 100 个字符。"))
    with attempts_kept(), transaction.atomic():
        try:
            with transaction.atomic():
                call = Call.objects.create(person_id=request.user.pk or 0, key=key, asked=digest, at=clock.now())
        except IntegrityError:
            return _again(Call.objects.get(person_id=request.user.pk or 0, key=key), digest)
        answer = json.loads(json.dumps(do(), default=_spelled))
        # What is told once (a token, a one-time link) is not kept to be told again.
        call.answer = {name: value for name, value in answer.items() if name not in SECRETS}
        call.save(update_fields=["answer"])
        return dict(answer)


def _spelled(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _again(call: Call, digest: str) -> dict[str, Any]:
    if call.asked != digest:
        raise Refusal("idempotency.reused", _("这个 Idempotency-Key 已经用在别的请求上了，换一个。"))
    return dict(call.answer or {})
