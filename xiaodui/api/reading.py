"""The JSON doors for reading: lists and records of each noun, and the measures."""

import inspect
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import Field

from xiaodui.api.answers import NOES, Page
from xiaodui.api.writing import spelled as text_of
from xiaodui.core.acts.keeping import EARLIEST, LATEST
from xiaodui.core.reads import FINDS, READS, Finds, Read
from xiaodui.core.refusal import Invalid
from xiaodui.measures import all_measures
from xiaodui.measures.asking import Answer, ask, name_of, unit_of
from xiaodui.measures.period import Period

LIMIT = 200
SMALL = 2**62
WRITTEN = r"^[^\x00]*$"  # PostgreSQL can't even compare with a text that holds NUL
Day = Annotated[date, Field(ge=date(EARLIEST, 1, 1), le=date(LATEST, 12, 31))]


def add_to(doors: Router) -> None:
    for read in READS:
        doors.add_api_operation(f"/{read.noun}", ["GET"], _list(read), operation_id=f"list_{read.noun}",
                                response=Page, tags=[read.noun], openapi_extra=NOES)  # fmt: skip
        doors.add_api_operation(f"/{read.noun}/{{int:id}}", ["GET"], _one(read), operation_id=f"read_{read.noun}",
                                response=dict[str, Any], tags=[read.noun], openapi_extra=NOES)  # fmt: skip
    doors.add_api_operation(
        "/measures", ["GET"], measures, response=list[dict[str, str]], tags=["measures"], openapi_extra=NOES
    )
    doors.add_api_operation(
        "/measures/{code}", ["GET"], figures, response=dict[str, Any], tags=["measures"], openapi_extra=NOES
    )


def _list(read: Read) -> Callable[..., Any]:
    finds = next((one for one in FINDS if one.noun == read.noun), None)

    def view(
        request: HttpRequest, after: int = 0, limit: int = 50, q: str | None = None, before: int = 0, **given: Any
    ) -> Any:
        if finds is not None and q is not None:
            return _found(read, finds, request.user, q, before, limit, given)
        rows = read.seen_by(request.user).filter(pk__gt=after)
        for name, value in given.items():
            if value is not None:
                rows = rows.filter(**{read.filters[name]: value})
        found = list(rows.order_by("pk")[: limit + 1])
        said = {
            "rows": [read.shown(row) for row in found[:limit]],
            "next": found[limit - 1].pk if len(found) > limit else None,
        }
        # As text at once: to check our own rows against Page takes longer than to find them.
        return HttpResponse(text_of(said), content_type="application/json; charset=utf-8")

    words = [
        inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=HttpRequest),
        _word("after", Annotated[int, Field(ge=0, le=SMALL)], 0),
        _word("limit", Annotated[int, Field(ge=1, le=LIMIT)], 50),
        *(_word(name, _kind(read, lookup), None) for name, lookup in read.filters.items()),
    ]
    if finds is not None:
        words += [_word("q", Annotated[str, Field(max_length=100, pattern=WRITTEN)] | None, None),
                  _word("before", Annotated[int, Field(ge=0, le=SMALL)], 0)]  # fmt: skip
    view.__signature__ = inspect.Signature(words)  # type: ignore[attr-defined]
    view.__name__ = f"list_{read.noun}"
    return view


def _found(read: Read, finds: Finds, person: Any, q: str, before: int, limit: int, given: dict[str, Any]) -> Any:
    """Newest first; `next` goes into `before`."""
    narrowed = {name: value for name, value in given.items() if value is not None}
    if other := sorted(set(narrowed) - finds.filters):
        raise Invalid({name: [_("不能和 q 一起用，去掉其中一个。")] for name in other})
    rows, further = finds.find(person, q, narrowed, before, limit)
    said = {"rows": [read.shown(row) for row in rows], "next": further}
    return HttpResponse(text_of(said), content_type="application/json; charset=utf-8")


def _kind(read: Read, lookup: str) -> Any:
    return (
        Annotated[int, Field(ge=0, le=SMALL)] | None
        if lookup.endswith("_id")
        else Annotated[str, Field(max_length=160, pattern=WRITTEN)] | None
    )


def _word(name: str, kind: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=Query(default))


def _one(read: Read) -> Callable[..., Any]:
    def view(request: HttpRequest, id: int) -> Any:
        found = read.seen_by(request.user).filter(pk=id).first() if id < SMALL else None
        if found is None:
            raise Http404
        return read.shown(found)

    view.__name__ = f"read_{read.noun}"
    return view


def measures(request: HttpRequest) -> Any:
    """Every measure: its code, unit and name in the reader's language."""
    return [{"measure": m.code, "unit": unit_of(m), "name": name_of(m)} for m in all_measures()]


def figures(
    request: HttpRequest, code: str, from_: Day = Query(..., alias="from"), to: Day = Query(...),
    by: Literal["person", "team", "product", "day", "month", "quarter"] = "person",
) -> Any:  # fmt: skip
    """A measure over a period, both days included, as far as the reader's sight and the team's publishing go."""
    if code not in {measure.code for measure in all_measures()}:
        raise Http404
    if to < from_:
        raise Invalid({"to": [_("结束日早于开始日，换一下。")]})
    if (to - from_).days > 3660:
        raise Invalid({"to": [_("一次最多看十年。")]})
    return spelled(ask(code, request.user, Period(from_, to), by))


def spelled(answer: Answer) -> dict[str, Any]:
    return {
        "measure": answer.measure.code, "unit": answer.unit, "from": answer.period.start.isoformat(),
        "to": answer.period.end.isoformat(), "by": answer.by,
        "rows": [{"key": row.key, "name": row.name, "value": _decimal(row.value)} for row in answer.rows],
        "total": _decimal(answer.total),
    }  # fmt: skip


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
