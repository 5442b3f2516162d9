"""Files that people bring, read into rows of text; text into values; headers into fields. Nothing is written."""

from .columns import Field, guess_columns
from .encoding import sniff_encoding
from .errors import BadValue, ReadError
from .table import Table, read_table
from .values import parse_amount, parse_date, plain_text

__all__ = [
    "BadValue",
    "Field",
    "ReadError",
    "Table",
    "guess_columns",
    "parse_amount",
    "parse_date",
    "plain_text",
    "read_table",
    "sniff_encoding",
]
