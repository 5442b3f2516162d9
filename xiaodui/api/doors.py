"""The JSON doors of acts: one per act, built from its declaration."""

import hashlib
import inspect
import json
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Body, Router

from xiaodui.api.answers import Refused
from xiaodui.api.models import Call
from xiaodui.core import clock
from xiaodui.core.acts import Act, all_acts
from xiaodui.core.refusal import Forbidden, Refusal


def path_of(act: Act) -> str:
    """/deals/{id}/win for an act on a record, /deals for a creation, /people/found for what is neither."""
    if act.on is not None:
        return f"/{act.noun}/{{int:id}}/{act.verb}"
    return f"/{act.noun}" if act.verb == "create" else f"/{act.noun}/{act.verb}"


def add_to(doors: Router) -> None:
    for act in all_acts():
        doors.add_api_operation(
            path_of(act), ["POST"], _door(act), operation_id=act.name.replace(".", "_"), summary=str(act.label or act.name),
            description=inspect.getdoc(act) or "", response={200: dict[str, Any], (401, 403, 404, 409, 422): Refused}, tags=[act.noun],
            openapi_extra={"parameters": [IDEMPOTENCY]},
        )  # fmt: skip


BIGGEST = 2**62
IDEMPOTENCY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "maxLength": 100},
    "description": "The same key with the same request gets the same answer again, and nothing is done twice.",
}  # fmt: skip


def _door(act: Act) -> Callable[..., Any]:
    """A view whose signature says what the act takes, so that ninja documents and parses it."""

    def view(request: HttpRequest, **named: Any) -> Any:
        if "write" not in request.scopes:
            raise Forbidden("scope", _("这个令牌只能读。要写，请另开一个带 write 的令牌。"))
        given = named["body"].model_dump(exclude_unset=True)
        return 200, _once(
            request, act, lambda: _do(request, act, named.get("id"), given), (act.name, named.get("id"), given)
        )

    words = [inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest)]
    if act.on is not None:
        words.append(inspect.Parameter("id", inspect.Parameter.KEYWORD_ONLY, annotation=int))
    body = inspect.Parameter("body", inspect.Parameter.KEYWORD_ONLY, annotation=act.takes, default=Body(...))
    view.__signature__ = inspect.Signature([*words, body])  # type: ignore[attr-defined]
    view.__name__ = act.name.replace(".", "_")
    return view


def _do(request: HttpRequest, act: Act, pk: int | None, given: dict[str, Any]) -> dict[str, Any]:
    if act.on is None:
        return answer_of(act(by=request.user, **given))
    target = act.on.objects.visible_to(request.user).filter(pk=pk).first() if (pk or 0) < BIGGEST else None
    if target is None:
        raise Http404
    return answer_of(act(target, by=request.user, **given))


def answer_of(done: Any) -> dict[str, Any]:
    """What an act made or changed, as JSON: what the record shows of itself, at least its id."""
    if hasattr(done, "shown"):
        return dict(done.shown())
    said = {"id": done.pk} if getattr(done, "pk", None) is not None else {"id": None}
    if hasattr(done, "version"):
        said["version"] = done.version
    # Secrets that are told once (a token, a one-time link) stand on the record only right after it was made.
    return said | {
        name: getattr(done, name) for name in ("secret", "invitation") if isinstance(getattr(done, name, None), str)
    }


def _once(request: HttpRequest, act: Act, do: Callable[[], dict[str, Any]], asked: Any) -> dict[str, Any]:
    """With an Idempotency-Key: the act and its answer are kept in one transaction, so a lost reply can be asked again."""
    key = request.headers.get("Idempotency-Key", "")[:100]
    if not key:
        return do()
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()
    with transaction.atomic():
        try:
            with transaction.atomic():
                call = Call.objects.create(person=request.user, key=key, asked=digest, at=clock.now())
        except IntegrityError:
            return _again(Call.objects.get(person=request.user, key=key), digest)
        call.answer = json.loads(json.dumps(do(), default=_spelled))
        call.save(update_fields=["answer"])
        return dict(call.answer)


def _spelled(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _again(call: Call, digest: str) -> dict[str, Any]:
    if call.asked != digest:
        raise Refusal("idempotency.reused", _("这个 Idempotency-Key 已经用在别的请求上了，换一个。"))
    return dict(call.answer)
