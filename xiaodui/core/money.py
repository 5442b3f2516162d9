"""Money: an amount with its currency; sums are in the company's base currency by the dated rate table."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from moneyed import CURRENCIES, Money

from xiaodui.core.exact import LARGEST
from xiaodui.core.refusal import Refusal

__all__ = ["Money", "is_currency", "to_base"]
CENT = Decimal("0.01")


def is_currency(code: str) -> bool:
    return code in CURRENCIES


def to_base(amount: Decimal, currency: str, day: date) -> Decimal:
    """The amount in the base currency at the rate of `day`, rounded once to the cent.

    Raises Refusal where no rate is known (a guessed rate would make a figure nobody can explain) and where the result
    is more than the database can hold.
    """
    if currency == settings.BASE_CURRENCY:
        return amount
    from xiaodui.core.models import Rate

    rate = Rate.on(currency, day)
    if rate is None:
        raise Refusal(
            "no-rate", _("还没有 %(currency)s 在 %(day)s 的汇率，请管理员先补上。") % {"currency": currency, "day": day}
        )
    worth = amount * rate
    if worth > LARGEST:
        raise Refusal(
            "amount.large",
            _("按 %(rate)s 的汇率折下来，这个数大得记不住，先看金额和汇率有没有多写几位。") % {"rate": rate},
        )
    return worth.quantize(CENT, ROUND_HALF_UP)
