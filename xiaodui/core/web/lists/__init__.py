"""Lists: filters, columns, sorting, paging, kept views and export links, written once for every room's table."""

from xiaodui.core.web.lists.columns import Column
from xiaodui.core.web.lists.filters import Between, Choice, Filter, Flag, Pick, Words
from xiaodui.core.web.lists.listing import Listing
from xiaodui.core.web.lists.narrowing import Narrowing
from xiaodui.core.web.lists.page import ListPage, page_named
from xiaodui.core.web.lists.sorts import Sort

__all__ = [
    "Between", "Choice", "Column", "Filter", "Flag", "ListPage", "Listing", "Narrowing", "Pick", "Sort", "Words",
    "page_named",
]  # fmt: skip
