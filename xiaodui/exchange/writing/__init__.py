"""Tables that people take away: CSV and XLSX that no spreadsheet mistakes for a program."""

from .delimited import csv_rows
from .guard import guard, unguard
from .workbook import xlsx_bytes

__all__ = ["csv_rows", "guard", "unguard", "xlsx_bytes"]
