"""How money, shares, dates and spans of time are said on the screen, in the reader's language."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.utils import dateformat, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from xiaodui.core.clock import today

SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "HKD": "HK$"}
CHINESE_STEPS = ((Decimal(10) ** 8, "亿", 2), (Decimal(10) ** 4, "万", 1))
WEEKDAYS = (noop("周一"), noop("周二"), noop("周三"), noop("周四"), noop("周五"), noop("周六"), noop("周日"))
LATIN_STEPS = ((Decimal(10) ** 9, "B", 2), (Decimal(10) ** 6, "M", 2), (Decimal(10) ** 3, "k", 0))


def in_chinese() -> bool:
    return (get_language() or "zh").startswith("zh")


def sign(currency: str | None = None) -> str:
    code = currency or settings.BASE_CURRENCY
    return SIGNS.get(code, f"{code} ")


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def amount_parts(amount: Decimal | int | str, currency: str | None = None) -> tuple[str, str]:
    """An amount as (figure, unit): ("48.6", "万") or ("¥486", "k"). Below five digits the whole amount.

    The step is taken after rounding, so 99,999,999 is 1.00 亿 and never 10000.0 万.
    """
    value = Decimal(amount)
    minus, size = ("-" if value < 0 else ""), abs(value)
    chinese = in_chinese()
    own = currency in (None, "", settings.BASE_CURRENCY)
    # 万 already says that it is money, of ours; other people's money keeps its sign.
    front = minus if chinese and own else minus + sign(currency)
    step, unit, places = _step(size)
    if unit:
        return f"{front}{rounded(size / step, places):,}", unit
    places = 0 if size == size.to_integral_value() else 2
    figure = f"{rounded(size, places):,}"
    return (f"{minus}{sign(currency)}{figure}", "")


def step_of(amount: Decimal) -> Decimal:
    """What its figure in the reader's language counts: 10,000 for 48.6 万, 1,000,000 for ¥5.19M, 1 below five digits."""
    return _step(abs(amount))[0]


def _step(size: Decimal) -> tuple[Decimal, str, int]:
    for step, unit, places in CHINESE_STEPS if in_chinese() else LATIN_STEPS:
        if size >= 10_000 and rounded(size / step, places) >= 1:
            return step, unit, places
    return Decimal(1), "", 0


def money(amount: Decimal | int | str, currency: str | None = None) -> str:
    """48.6 万 · ¥8,500 · ¥486k."""
    figure, unit = amount_parts(amount, currency)
    return f"{figure} {unit}" if unit and in_chinese() else f"{figure}{unit}"


def exact_money(amount: Decimal | int | str, currency: str | None = None) -> str:
    """The whole amount, for contracts and statements: ¥486,000.00."""
    value = Decimal(amount)
    return f"{'-' if value < 0 else ''}{sign(currency)}{rounded(abs(value), 2):,}"


def share(value: Decimal | float | int | str, places: int = 1) -> str:
    """A share of 1 in per cent, without its sign: 0.608 is "60.8"."""
    return str(rounded(Decimal(str(value)) * 100, places))


def span(length: timedelta | int | float) -> str:
    """A length of time as people say it: the two largest parts at most, never seconds once a minute is full."""
    seconds = int(length.total_seconds() if isinstance(length, timedelta) else length)
    minutes, hours, days = abs(seconds) // 60, abs(seconds) // 3600, abs(seconds) // 86400
    if minutes < 1:
        return _("不到 1 分")
    if hours < 1:
        return _("%(n)d 分") % {"n": minutes}
    if days < 1:
        rest = minutes % 60
        if not rest:
            return _("%(n)d 小时") % {"n": hours}
        return _("%(hours)d 小时 %(minutes)d 分") % {"hours": hours, "minutes": rest}
    return _("1 天") if days == 1 else _("%(n)d 天") % {"n": days}


def day(when: date | datetime, weekday: bool = True) -> str:
    """3 月 18 日 周三 · 18 Mar; with the year where it is not this year."""
    there = timezone.localtime(when).date() if isinstance(when, datetime) else when
    if there.year != today().year:
        return dateformat.format(there, _("Y 年 n 月 j 日"))
    said = dateformat.format(there, _("n 月 j 日"))
    if not weekday:
        return said
    return _("%(day)s %(weekday)s") % {"day": said, "weekday": _(WEEKDAYS[there.weekday()])}


def moment(when: datetime) -> str:
    """今天 09:47 · 昨天 16:20 · 3 月 18 日 09:47, in the reader's time zone."""
    there = timezone.localtime(when)
    clock, back = f"{there:%H:%M}", (today() - there.date()).days
    if back == 0:
        return _("今天 %(clock)s") % {"clock": clock}
    if back == 1:
        return _("昨天 %(clock)s") % {"clock": clock}
    return f"{day(there.date(), weekday=False)} {clock}"


def month(day: date) -> str:
    """6月 · Jun, where the year is plain."""
    return f"{day.month}月" if in_chinese() else f"{day:%b}"
