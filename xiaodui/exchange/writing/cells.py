"""Values as a file's reader expects them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any


def as_text(value: Any) -> str:
    """Decimals plain (never 1E+2), days and times as ISO without zone, nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
