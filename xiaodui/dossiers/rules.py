"""Decisions about dossiers that need no database: what may be said in a field, what a file may be called."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from xiaodui.core.text.filenames import ending

LONGEST = 200
MOST = Decimal(10) ** 12
PLACES = 4
YES, NO = {"1", "true", "yes", "on", "是"}, {"0", "false", "no", "off", "否"}


class Unreadable(ValueError):
    """`args[0]` is a code: long, number, places, large, negative, date, choice, bool, person."""


def read(kind: str, said: Any, choices: Sequence[str] = ()) -> Any:
    """The value that was typed, None for nothing. Text keeps everything inside it; a person comes as his id. Unreadable
    when it is no value of this kind."""
    if said is None or (isinstance(said, str) and not said.strip()):
        return None
    text = str(said).strip()
    if kind in ("number", "money"):
        return _number(text, least=None if kind == "number" else Decimal(0))
    if kind == "date":
        return said if type(said) is date else _date(text)
    if kind == "bool":
        return _bool(text)
    if kind == "person":
        if not (text.isascii() and text.isdigit() and len(text) < 19):
            raise Unreadable("person")
        return int(text)
    if kind == "choice" and text not in choices:
        raise Unreadable("choice")
    if len(text) > LONGEST:
        raise Unreadable("long")
    return text


def _number(text: str, least: Decimal | None) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise Unreadable("number") from None
    if not number.is_finite():
        raise Unreadable("number")
    if abs(number) >= MOST:
        raise Unreadable("large")
    if number != round(number, PLACES):
        raise Unreadable("places")
    if least is not None and number < least:
        raise Unreadable("negative")
    return number


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Unreadable("date") from None
    if not 1900 <= day.year <= 2999:
        raise Unreadable("date")
    return day


def _bool(text: str) -> bool:
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise Unreadable("bool")


TAKEN = frozenset(
    """pdf doc docx xls xlsx ppt pptx wps et dps csv txt md rtf odt ods odp png jpg jpeg gif webp bmp heic tif tiff
    mp3 m4a wav amr mp4 mov zip 7z rar dwg dxf step stp eml msg""".split()  # noqa: SIM905 thirty-nine quotes less to read
)
"""What a file's name may end with. Whatever it holds, it is only ever handed out to be saved."""


def is_taken(name: str) -> bool:
    """Whether files of this kind are kept at all. The case of the ending says nothing."""
    return ending(name) in TAKEN


PHONE = re.compile(r"[0-9+()\-  　#*转ext.]{3,40}", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def fits(kind: str, value: str) -> bool:
    """Whether this can be a phone, a mail address, a chat account, an address."""
    if kind == "phone":
        return bool(PHONE.fullmatch(value)) and sum(sign.isdigit() for sign in value) >= 3
    if kind == "email":
        return len(value) <= 254 and bool(EMAIL.fullmatch(value))
    return bool(value.strip()) and "\n" not in value
