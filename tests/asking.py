"""Programs at the doors: the API's own description, its WSGI face, and cases that schemathesis draws from it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

SPEC = "/api/v1/openapi.json"


@schemathesis.serializer("application/json")
def as_sent(context: Any, value: Any) -> bytes:
    """Python's own JSON: it says Infinity and halves of surrogate pairs, as careless programs do."""
    return value if isinstance(value, bytes) else json.dumps(value).encode()


LAWS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
)  # fmt: skip
# What databases, calendars and parsers trip over; any of it is an honest 422 or an honest 200, never a 500.
NASTY = [
    "\x00", "苏州\x00", "\ud800", "恒拓\udfff", "x" * 5001, "字" * 201, "\u202eabc", "A\u0301" * 90, "Infinity",
    "NaN", "1e999", "-0", "0001-01-01", "9999-12-31", "2026-02-30", "١٢٣", "true", "", " ", "'; --", "%00", "../..",
    10**30, -(10**30), 2**63, 2**63 - 1, 2**31, -1, 0, 1.5, float("inf"), float("nan"), True, False, None, [], {},
    [["x"]], {"self": 1}, ["\x00"], {"\x00": "x"},
]  # fmt: skip


def described() -> Any:
    """The operations as the running API describes them to anybody."""
    with one_connection():
        return schemathesis.openapi.from_wsgi(SPEC, WSGIHandler())


@contextmanager
def one_connection() -> Iterator[None]:
    """A request's end leaves the test's own connection, and so its transaction, open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def laws() -> list[Any]:
    load_all_checks()
    return CHECKS.get_by_names(LAWS)


def spoiled(body: Any, names: list[str], data: Any) -> Any:
    """The same body with one field, known or not, made nasty; as bytes, for not every tool can say half a pair."""
    if not isinstance(body, dict):
        return body
    name = data.draw(st.sampled_from([*names, "self", "target", "by", "at", "\ud800", "\x00"]))
    return json.dumps(body | {name: data.draw(st.sampled_from(NASTY))}).encode()


def told(case: Any, targets: dict[str, int], fields: dict[str, Any], data: Any) -> None:
    """Put ids of records that exist where the case would nearly always name nothing."""
    if "id" in (case.path_parameters or {}) and data.draw(st.booleans()):
        noun = case.operation.path.split("/")[1]
        case.path_parameters["id"] = targets.get(noun, 1)
    if isinstance(case.body, dict):
        for name, about in fields.items():
            kind = about.get("description", "").removeprefix("id of a ")
            if name in case.body and kind in targets and data.draw(st.booleans()):
                case.body[name] = targets[kind]


def fields_of(operation: Any) -> dict[str, Any]:
    """{field: its schema} of a JSON body; references inside unions are looked into."""
    content = operation.definition.raw.get("requestBody", {}).get("content", {})
    known = content.get("application/json", {}).get("schema", {}).get("properties", {})
    return {
        name: next((a for a in about.get("anyOf", []) if "description" in a), about) for name, about in known.items()
    }


def each_case(operation: Any, examples: int) -> Callable[[Callable[..., None]], None]:
    """Run `try_one(case, data)` on `examples` cases, proper and improper ones by turns."""
    drawn = st.sampled_from([GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
    strategies = {mode: operation.as_strategy(generation_mode=mode) for mode in GenerationMode}

    def run(try_one: Callable[..., None]) -> None:
        @settings(
            max_examples=examples, deadline=None, database=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(drawn.flatmap(lambda mode: strategies[mode]), st.data())
        def tried(case: Any, data: Any) -> None:
            try_one(case, data)

        tried()

    return run
