"""Shapes of what the API answers."""

from http.client import responses
from typing import Any

from ninja import Schema


class Refused(Schema):
    """A no: `code` for machines, `message` for people, `errors` by field when the input was the matter."""

    code: str
    message: str
    errors: dict[str, list[str]] | None = None
    detail: dict[str, str] | None = None


class Page(Schema):
    """Rows in order of id; ask again with `after=next` for more, until `next` is null."""

    rows: list[dict[str, Any]]
    next: int | None


_REFUSED = {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}
NOES = {
    "responses": {
        status: {"description": responses[status], "content": _REFUSED} for status in (400, 401, 403, 404, 422)
    }
}
"""How every door may say no, as OpenAPI says it. Told to ninja as `response`, it would make a model of each for every door:
five of six of them, and a second of each start."""
