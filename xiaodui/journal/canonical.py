"""Canonical bytes of a fact: one spelling for one meaning, so that both databases and any verifier agree."""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Decimals as strings without exponent or idle zeros, instants in UTC microseconds, records as keys.

    Floats are refused (they have no one spelling), and so are NaN and infinity.
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {whole(str(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if hasattr(value, "_meta"):
        from xiaodui.journal.keys import key_of

        return key_of(value)
    raise TypeError(f"{type(value).__name__} has no canonical spelling; put a string or a Decimal into the fact")


def number(value: Decimal) -> str:
    """1.50 and 1.5 mean the same and are spelled "1.5"; 1E+2 is "100", -0 is "0"."""
    if not value.is_finite():
        raise TypeError(f"{value} is no figure that a fact could carry")
    spelled = format(value, "f")
    if "." in spelled:
        spelled = spelled.rstrip("0").rstrip(".")
    return "0" if spelled == "-0" else spelled


def whole(value: str) -> str:
    """Half a surrogate pair has no bytes in UTF-8; it becomes the replacement character."""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def instant(value: datetime) -> str:
    assert value.tzinfo is not None, "an instant without a zone can mean two moments"
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def text(content: dict[str, Any]) -> str:
    """Sorted keys, no spaces, UTF-8 as it is; control characters are escaped, so it is one line and has no NUL."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(body: str) -> str:
    """Hex SHA-256 of the canonical text."""
    return hashlib.sha256(body.encode()).hexdigest()
