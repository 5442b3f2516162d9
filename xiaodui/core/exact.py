"""Exact decimals in both databases: a BIGINT of ten-thousandths, so that sums in SQL are exact too.

SQLite keeps decimals as floats; a sum of a million of them drifts. Range ±922 billion, four places.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

PLACES = 4
SCALE = 10**PLACES


def to_int(value: Decimal) -> int:
    return int((Decimal(value) * SCALE).to_integral_value(ROUND_HALF_UP))


def from_int(stored: int) -> Decimal:
    """12345000 → Decimal("1234.5"): trailing zeros dropped, never an exponent."""
    value = Decimal(stored).scaleb(-PLACES)
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


if TYPE_CHECKING:
    _Base = models.BigIntegerField[Any, Any]
else:
    _Base = models.BigIntegerField


class ExactField(_Base):
    """A Decimal in Python, a BIGINT × 10,000 in the database. Sum() of it answers a Decimal."""

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else from_int(int(value))

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return Decimal(str(value))
        except ArithmeticError as error:
            raise ValidationError(f"{value} is no number") from error

    def get_prep_value(self, value: Any) -> int | None:
        return None if value is None else to_int(Decimal(str(value)))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> int | None:
        return value if prepared else self.get_prep_value(value)
