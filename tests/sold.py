"""A season of deals in the hands of the cast, made by acts under a set clock: what figures are tried on.

王磊 and 陈晨 sell in 雷霆队, 赵敏 in 长风队; 李静 has nothing yet. One win is taken back.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.cast import Cast
from xiaodui.catalog.acts import create as add_product
from xiaodui.core import clock
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.acts import join
from xiaodui.customers.acts.joining import joined
from xiaodui.deals.acts import create, lose, reopen, win
from xiaodui.deals.models import Deal, Stage


@dataclass
class Sold:
    """`deals` in the order of ROWS."""

    products: dict[str, Any]
    customers: dict[str, Any]
    deals: list[Deal]


# who, customer, product, amount, opened on, ended on, how
ROWS = [
    ("wanglei", "昆山立讯", "S1", "186000", (2026, 1, 12), (2026, 3, 2), "won"),
    ("wanglei", "拓普联科", "S2", "42000.50", (2026, 2, 3), (2026, 3, 16), "won"),
    ("wanglei", "拓普联科", "S1", "90000", (2026, 2, 10), (2026, 3, 9), "lost"),
    ("wanglei", "海晟物流", None, "12000", (2026, 1, 5), (2026, 2, 20), "won"),
    ("chenchen", "昆山立讯", "S1", "240000", (2026, 1, 20), (2026, 3, 11), "won"),
    ("chenchen", "嘉禾食品", "S2", "30000", (2026, 2, 1), (2026, 3, 12), "lost"),
    ("chenchen", "嘉禾食品", "S2", "31000", (2026, 2, 1), (2026, 3, 13), "lost"),
    ("zhaomin", "云栖智造", "S2", "99000", (2026, 2, 8), (2026, 3, 17), "won"),
    ("zhaomin", "云栖智造", "S1", "15000", (2025, 12, 8), (2026, 1, 30), "won"),
    ("zhaomin", "锐驰汽配", None, "8000", (2026, 3, 1), None, "open"),
    ("wanglei", "锐驰汽配", "S1", "77000", (2026, 3, 3), None, "open"),
]
TAKEN_BACK = ("chenchen", "昆山立讯", "S2", "50000", (2026, 2, 2), (2026, 3, 4))
NOW = datetime(2026, 3, 18, 2, 12, tzinfo=UTC)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def at(day: tuple[int, int, int]) -> Any:
    return clock.at(clock.noon(date(*day)))


def sell(cast: Cast, mark: str = "") -> Sold:
    """Write the season; another one beside it under other names with a `mark`."""
    products = {name: add_product(by=cast.laozhou, name=name + mark, price="1000") for name in ("S1", "S2")}
    customers: dict[str, Any] = {}
    stage = Stage.objects.filter(engages=True).order_by("order").first()
    deals = []
    for who, customer, product, amount, opened, ended, how in [*ROWS, (*TAKEN_BACK, "won")]:
        seller = getattr(cast, who)
        with at(opened):
            if customer not in customers:
                customers[customer] = add_customer(by=seller, name=customer + mark)
            ours = customers[customer]
            if seller.pk != ours.owner_id and not joined(seller, [ours.pk]):
                join(ours, by=ours.owner, colleague=seller, reason="一起做")
            deal = create(
                by=seller, title=f"{customer} · {product or '—'}", amount=amount, stage=stage,
                customer=customers[customer], product=products.get(product),
            )  # fmt: skip
        if ended:
            with at(ended):
                win(deal, by=seller, amount=amount) if how == "won" else lose(deal, by=seller, why="价格")
        deals.append(deal)
    with at((2026, 3, 5)):
        reopen(deals[-1], by=cast.laozhou, reason="合同作废")
    return Sold(products, customers, deals)
