"""A company's accounts, products, sales teams and pipeline in four CSV files: the public
"CRM sales opportunities" set."""

from xiaodui.exchange.formats.crm_sales.files import Files, read_files
from xiaodui.exchange.formats.crm_sales.run import run

__all__ = ["Files", "read_files", "run"]
