"""What the acts on customers take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Amount, Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.customers.models.customer import LEVELS

Short = Annotated[str, StringConstraints(max_length=60)]
SeenPerson = Annotated[Any, Ref("people.Person"), Widget("search-select")]


def colleagues(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.people.models import Person

    return list(Person.objects.active().selling().order_by("initials").values_list("pk", "name"))


class CustomerIs(Takes):
    name: Annotated[
        str, StringConstraints(min_length=1, max_length=160), Label(_("客户名称")), Help(_("写全称，方便同事搜到"))
    ]
    level: Annotated[Literal["", "A", "B", "C", "D"], Label(_("意向")), Choices(lambda by: LEVELS)] = ""
    sector: Annotated[Short, Label(_("行业"))] = ""
    region: Annotated[str, StringConstraints(max_length=80), Label(_("地区"))] = ""
    source: Annotated[Short, Label(_("来源"))] = ""
    phone: Annotated[str, StringConstraints(max_length=40), Label(_("总机电话"))] = ""
    website: Annotated[str, StringConstraints(max_length=200), Label(_("网站"))] = ""
    employees: Annotated[
        Annotated[int, Field(ge=0, le=10_000_000)] | None, Blank, Label(_("人数")), Widget("number")
    ] = None
    revenue: Annotated[Amount | None, Blank, Label(_("年收入")), Widget("money")] = None
    founded_in: Annotated[
        Annotated[int, Field(ge=1000, le=2100)] | None, Blank, Label(_("成立年份")), Widget("number")
    ] = None
    parent: Annotated[
        Annotated[Any, Ref("customers.Customer")] | None, Blank, Label(_("上级公司")), Widget("search-select")
    ] = None
    about: Annotated[str, StringConstraints(max_length=4000), Label(_("说明")), Widget("textarea")] = ""


class NewCustomer(CustomerIs):
    owner: Annotated[SeenPerson | None, Blank, Label(_("归谁")), Choices(colleagues), Help(_("空着就归自己"))] = None


class EditCustomer(CustomerIs):
    version: Version


class HandOver(Takes):
    to: Annotated[SeenPerson, Label(_("移交给")), Choices(colleagues)]
    reason: Annotated[
        str, StringConstraints(min_length=2, max_length=200), Label(_("为什么")), Help(_("对方和组长都会看到"))
    ]


class ContactIs(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("姓名"))]
    title: Annotated[Short, Label(_("职务"))] = ""
    phone: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9+()\- 　]*$"), Label(_("电话"))] = ""
    email: Annotated[
        str, StringConstraints(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$"), Label(_("邮箱"))
    ] = ""
    decides: Annotated[bool, Label(_("拍板的人")), Widget("checkbox")] = False
    about: Annotated[str, StringConstraints(max_length=1000), Label(_("说明")), Widget("textarea")] = ""


class NewContact(ContactIs):
    pass


class EditContact(ContactIs):
    version: Version


class WriteNote(Takes):
    text: Annotated[str, StringConstraints(min_length=1, max_length=4000), Label(_("备注")), Widget("textarea"),
                    Help(_("写 @ 和名字，提醒同事"))]  # fmt: skip
