"""Exact decimals in both databases: a BIGINT of ten-thousandths, so that sums in SQL are exact too.

SQLite keeps decimals as floats; a sum of a million of them drifts. One value may be up to ±922 trillion, four places;
a sum (`ExactSum`) may be larger.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Sum

PLACES = 4
SCALE = 10**PLACES
LARGEST = Decimal(2**63 - 1).scaleb(-PLACES)
"""The most that one value can be; a company's largest amounts times any sane rate are far below."""
HALF = 10**9
"""Where SQLite cuts a stored value in two before it adds."""


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
    """A Decimal in Python, a BIGINT × 10,000 in the database. ExactSum() of it answers a Decimal."""

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


class ExactSum(Sum):
    """The sum of an ExactField, right however large. To be selected, not compared or ordered by in SQL.

    SQLite adds 64-bit integers and gives up beyond ("integer overflow"): 923 deals of the largest amount would have been
    enough to take everybody's board away. So it adds the halves apart. PostgreSQL adds BIGINTs as numeric anyway.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        assert self.filter is None, "its two sums would have to be narrowed alike"
        sql, params = compiler.compile(self.source_expressions[0])
        return f"(SUM({sql} / {HALF}) || ',' || SUM({sql} %% {HALF}))", [*params, *params]

    @property
    def convert_value(self) -> Any:
        """The two sums of SQLite as one; what PostgreSQL says is one already."""
        return lambda said, *_more: _joined(said) if isinstance(said, str) else said


def _joined(said: str) -> int:
    high, _comma, low = said.partition(",")
    return int(high) * HALF + int(low)
