"""Deals: open ones, and ended ones with their history."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.catalog.models import Product
from xiaodui.core import clock
from xiaodui.core.text import Names, squash
from xiaodui.deals.acts import create
from xiaodui.deals.acts.inputs import NewDeal
from xiaodui.deals.models import Stage
from xiaodui.exchange.kinds.colleagues import Colleagues
from xiaodui.exchange.kinds.deals_chunk import DealsChunk, Refused
from xiaodui.exchange.kinds.kind import BadRow, Column, Kind, Outcome, Row, Taker, checked
from xiaodui.exchange.reading import BadValue, parse_amount, parse_date, plain_text

WON, LOST = "won", "lost"
ENDS = {squash(name): WON for name in ("赢单", "成交", "已成交", "签约", "已签约", "won", "closed won")} | {
    squash(name): LOST for name in ("丢单", "输单", "失单", "已丢单", "lost", "closed lost")
}
OURS = {
    "deal": "title", "amount": "amount", "product": "product", "owner": "owner", "opened_on": "engaged_on",
    "expected_on": "expected_on", "next_step": "next_step", "code": "code",
}  # fmt: skip
PAST = ("opened_on", "closed_on")


class DealTaker(Taker):
    columns = (
        Column("deal", _("商机名称"), required=True, example="二期产线改造"),
        Column("customer", _("客户"), example="昆山立讯精密"),
        Column("owner", _("归谁"), example="王磊"),
        Column("stage", _("阶段"), example="赢单"),
        Column("amount", _("金额"), "amount", example="18.6万"),
        Column("product", _("产品"), example="伺服电机 S1"),
        Column("opened_on", _("开始谈的日子"), "date", example="2026/1/5"),
        Column("expected_on", _("预计签约日"), "date", example=""),
        Column("closed_on", _("赢单或丢单的日子"), "date", example="2026年3月18日"),
        Column("lost_why", _("为什么丢的"), also=("丢单原因", "输单原因", "lost reason"), example=""),
        Column("next_step", _("下一步"), also=("next step",), example="寄合同"),
        Column("code", _("编号"), also=("商机编号", "opportunity id", "deal id", "id"), example="SJ-0001"),
    )

    def __init__(self, by: Any, existing: str = "fill", *, dry: bool = False) -> None:
        super().__init__(by, existing, dry=dry)
        self.colleagues = Colleagues()
        self.products = {product.name: product for product in Product.objects.on_sale()}
        self.product_names = Names(self.products)
        self.stages = list(Stage.objects.in_use())
        self.by_stage = {
            squash(name): stage for stage in self.stages for name in (stage.name_en, stage.name_zh) if name
        }
        self.pretended: dict[Any, Any] = {}

    @property
    def last_stage(self) -> Stage | None:
        """Where an ended deal stood: it had been engaged."""
        return next((stage for stage in self.stages if stage.engages), self.stages[-1] if self.stages else None)

    def parse(self, column: Column, cell: str) -> Any:
        if column.kind == "date":
            return self._day(column.name, cell)
        reader = {"owner": self._owner, "product": self._product, "stage": self._stage, "amount": self._amount}
        return reader.get(column.name, plain_text)(cell)

    def _day(self, name: str, cell: str) -> date | None:
        day = parse_date(cell)
        if day and name in PAST and day > clock.today():
            raise BadValue("date.future", _("%(day)s 还没到。") % {"day": day}, cell)
        return day

    def _owner(self, cell: str) -> Any:
        found = self.colleagues.find(cell)
        if plain_text(cell).casefold() != found.login.casefold():
            self.note_match("owner", plain_text(cell), found.name)
        return found

    def _product(self, cell: str) -> Product:
        match = self.product_names.match(plain_text(cell))
        if match is None:
            raise BadValue(
                "product.unknown", _("没有「%(name)s」这个产品，请先导入产品。") % {"name": plain_text(cell)[:40]}, cell
            )
        self.note_match("product", plain_text(cell), match.name)
        return self.products[match.name]

    def _stage(self, cell: str) -> Stage | str:
        said = squash(cell)
        found = ENDS.get(said) or self.by_stage.get(said)
        if found is None:
            known = "、".join([*(stage.name for stage in self.stages), str(_("赢单")), str(_("丢单"))])
            raise BadValue(
                "stage.unknown",
                _("没有「%(name)s」这个阶段，可以写：%(known)s。") % {"name": plain_text(cell)[:40], "known": known},
                cell,
            )
        return found

    def _amount(self, cell: str) -> Decimal | None:
        value = parse_amount(cell)
        if value is not None and value < 0:
            raise BadValue("value.negative", _("金额不能是负数。"), cell)
        return value

    def whole(self, values: dict[str, Any]) -> None:
        end = values["stage"] if isinstance(values.get("stage"), str) else ""
        opened, closed = values.get("opened_on"), values.get("closed_on")
        if end and not closed:
            raise BadRow({"closed_on": BadValue("close.missing", _("已经关闭的商机要有关闭日。"), "")})
        if end == WON and "amount" not in values:
            raise BadRow({"amount": BadValue("value.missing", _("赢单要有金额。"), "")})
        if closed and not end:
            raise BadRow({"stage": BadValue("close.open", _("有关闭日，阶段却不是赢单或丢单。"), str(closed))})
        if opened and closed and closed < opened:
            said = _("关闭日 %(closed)s 早于开始日 %(engaged)s。") % {"closed": closed, "engaged": opened}
            raise BadRow({"closed_on": BadValue("close.early", said, str(closed))})
        given = {ours: values[name] for name, ours in OURS.items() if name in values}
        product = values.get("product")
        given.setdefault("amount", product.price if product else Decimal(0))
        first = self.stages[0] if self.stages else None
        given["stage"] = self.last_stage if end else values.get("stage") or first
        if len(values.get("lost_why", "")) > 200:
            raise BadRow({"lost_why": BadValue("value.long", _("太长了，最多 %(n)s 个字。") % {"n": 200}, "")})
        values["_end"] = end
        values["_deal"] = checked(NewDeal, given, {ours: name for name, ours in OURS.items()})

    def take(self, rows: Sequence[Row]) -> list[Outcome]:
        refused: dict[int, Outcome] = {}
        while True:
            try:
                done = DealsChunk(self, [row for row in rows if row.line not in refused]).settled()
                return [refused.get(row.line) or done[row.line] for row in rows]
            except Refused as no:
                refused[no.line] = no.outcome


DEALS = Kind(
    "deals", _("商机"), _("商机名称、客户、金额和阶段；赢单、丢单连同日子一起进来。"), "layout-kanban",
    "商机", "deals", DealTaker, create.may, chunk=60,
)  # fmt: skip
