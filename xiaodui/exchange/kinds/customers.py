"""Customers, each with a contact and an owner."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.core.acts import Act, Takes
from xiaodui.core.text import squash
from xiaodui.customers.acts import create
from xiaodui.customers.acts.inputs import NewContact, NewCustomer
from xiaodui.customers.acts.keep import built
from xiaodui.customers.likeness import Earlier
from xiaodui.customers.models import Contact, Customer
from xiaodui.exchange.kinds.colleagues import Colleagues
from xiaodui.exchange.kinds.customers_chunk import CustomersChunk
from xiaodui.exchange.kinds.kind import BadRow, Column, Kind, Outcome, Row, Taker, checked
from xiaodui.exchange.reading import BadValue, parse_amount, plain_text

OURS = {
    "customer": "name", "level": "level", "industry": "sector", "region": "region", "source": "source",
    "campaign": "campaign",
    "website": "website", "employees": "employees", "revenue": "revenue", "note": "about", "owner": "owner",
}  # fmt: skip
THEIRS = {"contact": "name", "job": "title", "phone": "phone", "email": "email"}


class CustomerTaker(Taker):
    creates: Act = create
    takes: type[Takes] = NewCustomer
    columns: tuple[Column, ...] = (
        Column("customer", _("客户名称"), required=True, example="昆山立讯精密"),
        Column("owner", _("归谁"), example="王磊"),
        Column("contact", _("联系人"), example="周敏"),
        Column("job", _("职务"), example="采购经理"),
        Column("phone", _("电话"), "phone", example="138 0512 6027"),
        Column("email", _("邮箱"), "email", example="zhoumin@example.com"),
        Column("level", _("意向"), also=("客户等级", "意向等级"), example="A"),
        Column("industry", _("行业"), example="精密制造"),
        Column("region", _("地区"), example="江苏昆山"),
        Column("source", _("来源"), example="展会"),
        Column("campaign", _("市场活动"), also=("活动", "campaign"), example="秋季工博会"),
        Column("website", _("网站"), example="www.example.com"),
        Column("employees", _("人数"), "amount", also=("员工人数", "规模", "headcount"), example="320"),
        Column("revenue", _("年收入"), "amount", also=("营收", "annual revenue"), example="1.2亿"),
        Column("note", _("说明"), example="二期要扩产"),
    )

    def __init__(self, by: Any, existing: str = "fill", *, dry: bool = False) -> None:
        super().__init__(by, existing, dry=dry)
        self.colleagues = Colleagues()
        self.pretended: dict[str, Customer] = {}
        self.earlier = Earlier()
        self.pretended_contacts: dict[tuple[str, str], Contact] = {}

    def parse(self, column: Column, cell: str) -> Any:
        if column.name == "owner":
            found = self.colleagues.find(cell)
            if plain_text(cell).casefold() != found.login.casefold():
                self.note_match("owner", plain_text(cell), found.name)
            return found
        if column.name in {"employees", "revenue"}:
            amount = parse_amount(cell)
            if column.name == "employees" and amount is not None and amount % 1:
                raise BadValue("number.whole", _("「%(cell)s」要是整数。") % {"cell": cell[:40]}, cell)
            return int(amount) if column.name == "employees" and amount is not None else amount
        if column.name == "level":
            level = plain_text(cell).upper()[:1]
            if level not in "ABCD":
                raise BadValue(
                    "level.unknown", _("「%(cell)s」不是意向，写 A、B、C 或 D。") % {"cell": cell[:40]}, cell
                )
            return level
        return plain_text(cell)

    def whole(self, values: dict[str, Any]) -> None:
        if "contact" not in values and ("job" in values or "email" in values):
            name = "job" if "job" in values else "email"
            raise BadRow(
                {"contact": BadValue("contact.missing", _("有职务或邮箱，却没有联系人的名字。"), str(values[name]))}
            )
        given = {ours: values[name] for name, ours in OURS.items() if name in values}
        if "contact" in values:
            contact = {theirs: values[name] for name, theirs in THEIRS.items() if name in values}
            values["_contact"] = checked(NewContact, contact, {theirs: name for name, theirs in THEIRS.items()})
        elif "phone" in values:
            given["phone"] = values["phone"]
        if self.unowned != "mine" and "owner" not in values:
            given["nobody"] = True
        values["_customer"] = checked(self.takes, given, {ours: name for name, ours in OURS.items()})
        if not squash(given["name"]):
            raise BadRow({"customer": BadValue("name.empty", _("名称里没有字。"), given["name"])})

    def drafted(self, by: Any, said: Any) -> Customer:
        """The row that this input would make, unsaved."""
        return built(by, {name: getattr(said, name) for name in type(said).model_fields})

    def take(self, rows: Sequence[Row]) -> list[Outcome]:
        names = [squash(row.values["customer"])[:160] for row in rows]
        chunk = CustomersChunk(self, names)
        chunk.create([(name, row) for name, row in zip(names, rows, strict=True)])
        outcomes = [chunk.settle(name, row) for name, row in zip(names, rows, strict=True)]
        return chunk.contacts(outcomes)


CUSTOMERS = Kind(
    "customers", pgettext_lazy("menu", "客户"), _("公司名、联系人、电话，归谁。同名的客户不会重复建。"), "building-store",
    "客户", "customers", CustomerTaker, create.may, chunk=60,
)  # fmt: skip
