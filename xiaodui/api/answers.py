"""Shapes of what the API answers."""

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
