"""What may reach a database at all: texts that both can store, days that every calendar and time zone can show."""

import re
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic_core import PydanticCustomError

EARLIEST, LATEST = 1900, 2999
FARTHEST_ZONE = timedelta(hours=14)
"""No place on earth is farther from UTC; PostgreSQL takes less than sixteen."""
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
DEEPEST = 8  # nested lists and objects; no input of ours needs more than two


def is_writable(text: str) -> bool:
    """PostgreSQL refuses NUL in a text, and half a surrogate pair is no character in UTF-8."""
    return UNWRITABLE.search(text) is None


def unkeepable(value: Any, depth: int = 0) -> PydanticCustomError | None:
    """Why this value can't be kept, or None. Records, numbers and files are not looked into."""
    if isinstance(value, str):
        if not is_writable(value):
            sentence = _("里面有存不了的字符，删掉再试。")
            return PydanticCustomError("unwritable", "{sentence}", {"sentence": sentence})
    elif isinstance(value, date):
        if not EARLIEST <= value.year <= LATEST:
            sentence = _("日期要在 1900 年到 2999 年之间。")
            return PydanticCustomError("date_far", "{sentence}", {"sentence": sentence})
        if isinstance(value, datetime) and abs(value.utcoffset() or timedelta()) > FARTHEST_ZONE:
            sentence = _("时区和标准时间最多差 14 小时。")
            return PydanticCustomError("zone_far", "{sentence}", {"sentence": sentence})
    elif isinstance(value, list | tuple | dict):
        if depth >= DEEPEST:
            return PydanticCustomError("nested", "Nested too deep")
        inside = [*value, *value.values()] if isinstance(value, dict) else value
        return next((why for one in inside if (why := unkeepable(one, depth + 1))), None)
    return None
