"""What can be imported: each kind says its columns, reads a row's cells into values, and takes rows in."""

from xiaodui.exchange.kinds.customers import CUSTOMERS
from xiaodui.exchange.kinds.customers_leads import LEADS
from xiaodui.exchange.kinds.deals import DEALS
from xiaodui.exchange.kinds.kind import Column, Kind, Outcome, Row, Taker
from xiaodui.exchange.kinds.products import PRODUCTS

KINDS: dict[str, Kind] = {kind.key: kind for kind in (CUSTOMERS, LEADS, DEALS, PRODUCTS)}

__all__ = ["KINDS", "Column", "Kind", "Outcome", "Row", "Taker"]
