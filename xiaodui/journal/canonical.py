"""Canonical bytes of a fact: one spelling for one meaning, so that both databases and any verifier agree."""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Decimals as strings without exponent, instants in UTC microseconds, records as keys; floats are refused."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if hasattr(value, "_meta"):
        from xiaodui.journal.keys import key_of

        return key_of(value)
    raise TypeError(f"{type(value).__name__} has no canonical spelling; put a string or a Decimal into the fact")


def instant(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def text(content: dict[str, Any]) -> str:
    """Sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(body: str) -> str:
    """Hex SHA-256 of the canonical text."""
    return hashlib.sha256(body.encode()).hexdigest()
