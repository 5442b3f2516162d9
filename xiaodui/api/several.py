"""The JSON doors of acts that may be done with several records at once: each as its own, each with its answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from xiaodui.api.answers import NOES
from xiaodui.api.doors import (
    BIGGEST,
    answer_of,
    answered_before,
    digest_of,
    doored,
    may_write,
    only_once,
    said_by,
    takes,
)
from xiaodui.core.acts import Act, Asked
from xiaodui.core.acts.act import MOST_AT_ONCE
from xiaodui.core.refusal import Invalid, Refusal


def path_of_several(act: Act) -> str:
    return f"/{act.noun}/several/{act.verb}"


def add_to(doors: Router) -> None:
    for act in doored():
        if act.several:
            doors.add_api_operation(
                path_of_several(act), ["POST"], _door(act), operation_id=f"{act.name.replace('.', '_')}_several",
                summary=str(act.label or act.name), tags=[act.noun], openapi_extra=NOES,
                description="The same with several records, each as its own: what refuses one leaves the others.",
                response={200: dict[str, Any]},
            )  # fmt: skip


def documented() -> dict[str, Any]:
    """{operation: what it takes}."""
    return {f"{act.name.replace('.', '_')}_several": _documented(act) for act in doored() if act.several}


def _documented(act: Act) -> dict[str, Any]:
    schema = act.takes.model_json_schema()
    ids = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": MOST_AT_ONCE, "uniqueItems": True}
    schema |= {
        "properties": {**schema.get("properties", {}), "ids": ids}, "required": [*schema.get("required", []), "ids"],
    }  # fmt: skip
    return takes(schema)


def _door(act: Act) -> Callable[..., Any]:
    def on_several(request: HttpRequest) -> Any:
        may_write(request, act)
        if (before := answered_before(request, act, 0)) is not None:
            return before
        given = said_by(request)
        ids = _ids(given.get("ids"))
        read = act.read({name: value for name, value in given.items() if name != "ids"}, request.user)
        return only_once(request, lambda: _done(request, act, ids, read), digest_of(act, 0, given))

    on_several.__name__ = f"{act.name.replace('.', '_')}_several"
    return on_several


def _ids(said: Any) -> list[int]:
    if not isinstance(said, list) or not said or any(type(one) is not int or not 0 < one < BIGGEST for one in said):
        raise Invalid({"ids": [_("写上要做的编号，例如 [3, 5]。")]})
    if len(set(said)) > MOST_AT_ONCE:
        raise Refusal("several.many", _("一次最多 %(n)s 条，分几次做。") % {"n": MOST_AT_ONCE})
    return list(dict.fromkeys(said))


def _done(request: HttpRequest, act: Act, ids: list[int], read: Any) -> dict[str, Any]:
    """A row an id, in the order asked for; `done` counts those that were."""
    seen = act.on.objects.visible_to(request.user).filter(pk__in=ids).in_bulk()
    targets = [seen[pk] for pk in ids if pk in seen]
    answers = act.each([Asked(read, by=request.user, target=one) for one in targets])
    rows = {one.pk: _row(one.pk, answer) for one, answer in zip(targets, answers, strict=True)}
    missing = {"code": "not-found", "message": _("没有找到，或者你看不到它。")}
    return {
        "done": sum("answer" in row for row in rows.values()), "rows": [rows.get(pk, {"id": pk, **missing}) for pk in ids],
    }  # fmt: skip


def _row(pk: int, answer: Any) -> dict[str, Any]:
    if isinstance(answer, Refusal):
        return {"id": pk, "code": answer.code, "message": str(answer.sentence)}
    return {"id": pk, "answer": answer_of(answer)}
