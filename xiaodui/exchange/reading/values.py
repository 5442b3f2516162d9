"""What people write into cells, as values."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from .errors import BadValue

EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(10_000, 110_000)  # 1927 to 2201
DAY = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]\s*\d{1,2}:\d{2}.*)?")
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL = re.compile(r"\d{5,6}(?:\.\d+)?")

UNITS = {
    "": 1, "千": 10**3, "k": 10**3, "万": 10**4, "萬": 10**4, "w": 10**4, "十万": 10**5, "百万": 10**6,
    "千万": 10**7, "亿": 10**8, "億": 10**8, "万亿": 10**12,
}  # fmt: skip
AMOUNT = re.compile(
    r"(?P<open>\()?(?P<sign>[-+]?)(?:¥|\$|€|£|rmb|cny|usd|人民币)?(?P<after>[-+]?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+\.?\d*(?:e[-+]?\d{1,2})?|\.\d+)"
    r"(?P<unit>十万|百万|千万|万亿|[千万萬亿億kw])?(?:元整|元|块|圆|rmb|cny|usd)?(?P<close>\))?"
)
PLAIN = re.compile(r"-?\d{1,14}(?:\.\d+)?")
MOST = Decimal(10) ** 14  # what an exact column holds


def plain_text(cell: str) -> str:
    """Without the blanks round it, visible or not; blanks and line ends inside become one space."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    return " ".join(cell.replace("\ufeff", "").replace("\u200b", "").split())


@lru_cache(maxsize=16_384)
def parse_date(cell: str) -> date | None:
    """2026/1/5, 2026-01-05, 2026.1.5, 2026年1月5日, 20260105, each with a time or without, or Excel's number of days.

    None for an empty cell; BadValue for anything else, among it orders that can mean two days (5/1/2026).
    """
    text = unicodedata.normalize("NFKC", cell).strip()
    if not text:
        return None
    try:
        if found := DAY.fullmatch(text) or PACKED.fullmatch(text):
            parts = found.groups()
            return date(int(parts[0]), int(parts[-2]), int(parts[-1]))
        if SERIAL.fullmatch(text) and int(float(text)) in SERIALS:
            return EXCEL_EPOCH + timedelta(days=int(float(text)))
    except ValueError as error:
        raise BadValue("date.none", _("「%(cell)s」这一天不存在。") % {"cell": _shown(cell)}, cell) from error
    raise BadValue(
        "date.unclear", _("「%(cell)s」看不出是哪一天，请写成 2026-01-05 这样。") % {"cell": _shown(cell)}, cell
    )


def parse_amount(cell: str) -> Decimal | None:
    """1.2万, 3亿, ￥1,200, 1200.50元, (1,200) and -1200, full-width digits too; exact, as written.

    None for an empty cell; BadValue for anything else, among it commas that part no thousands (1,20).
    """
    text = cell.strip()
    if PLAIN.fullmatch(text) and text.isascii():
        return Decimal(text)
    return _amount(cell)


@lru_cache(maxsize=16_384)
def _amount(cell: str) -> Decimal | None:
    text = "".join(unicodedata.normalize("NFKC", cell).split()).casefold().replace("−", "-")
    if not text:
        return None
    found = AMOUNT.fullmatch(text)
    if not found or bool(found["open"]) != bool(found["close"]) or (found["sign"] and found["after"]):
        raise BadValue(
            "amount.unclear", _("「%(cell)s」看不出是多少钱，请写成 12000 或 1.2万。") % {"cell": _shown(cell)}, cell
        )
    value = Decimal(found["number"].replace(",", "")) * UNITS[found["unit"] or ""]
    if value >= MOST:
        raise BadValue("amount.too_big", _("「%(cell)s」大得不像一笔钱，请核对单位。") % {"cell": _shown(cell)}, cell)
    return -value if found["open"] or "-" in (found["sign"], found["after"]) else value


def _shown(cell: str) -> str:
    return cell if len(cell) <= 40 else f"{cell[:39]}…"
