"""What the acts on customers take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Amount, Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.customers.models.alias import KINDS
from xiaodui.customers.models.customer import LEVELS, UNFIT

Level = Literal["", "A", "B", "C", "D"]
Short = Annotated[str, StringConstraints(max_length=60)]
SeenPerson = Annotated[Any, Ref("people.Person"), Widget("search-select")]


def colleagues(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.people.models import Person

    return list(Person.objects.active().selling().order_by("initials").values_list("pk", "name"))


class CustomerIs(Takes):
    name: Annotated[
        str, StringConstraints(min_length=1, max_length=160), Label(_("客户名称")), Help(_("写全称，方便同事搜到"))
    ]
    level: Annotated[Level, Label(_("意向")), Choices(lambda by: LEVELS)] = ""
    sector: Annotated[Short, Label(_("行业"))] = ""
    region: Annotated[str, StringConstraints(max_length=80), Label(_("地区"))] = ""
    source: Annotated[Short, Label(_("来源"))] = ""
    campaign: Annotated[Short, Label(_("市场活动"))] = ""
    phone: Annotated[str, StringConstraints(max_length=40), Label(_("总机电话"))] = ""
    tax_number: Annotated[str, StringConstraints(max_length=30, pattern=r"^[0-9A-Za-z]*$"), Label(_("税号"))] = ""
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
    nobody: Annotated[bool, Label(_("先不归谁")), Widget("hidden")] = False


class EditCustomer(CustomerIs):
    version: Version


class HandOver(Takes):
    to: Annotated[SeenPerson, Label(_("移交给")), Choices(colleagues)]
    reason: Annotated[
        str, StringConstraints(min_length=2, max_length=200), Label(_("为什么")), Help(_("对方和组长都会看到"))
    ]


Phone = Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9+()\- 　]*$")]
Email = Annotated[str, StringConstraints(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class NewLead(Takes):
    """A company that somebody heard of, and whom to ask for there."""

    name: Annotated[
        str,
        StringConstraints(min_length=1, max_length=160),
        Label(_("公司名称")),
        Help(_("写全称，方便查有没有人在跟")),
    ]
    contact: Annotated[Short, Label(_("联系人"))] = ""
    title: Annotated[Short, Label(_("职务"))] = ""
    phone: Annotated[Phone, Label(_("电话"))] = ""
    email: Annotated[Email, Label(_("邮箱"))] = ""
    source: Annotated[Short, Label(_("来源"))] = ""
    campaign: Annotated[Short, Label(_("市场活动"))] = ""
    level: Annotated[Level, Label(_("意向")), Choices(lambda by: LEVELS)] = ""
    sector: Annotated[Short, Label(_("行业"))] = ""
    region: Annotated[str, StringConstraints(max_length=80), Label(_("地区"))] = ""
    about: Annotated[str, StringConstraints(max_length=4000), Label(_("说明")), Widget("textarea")] = ""
    owner: Annotated[SeenPerson | None, Blank, Label(_("归谁")), Choices(colleagues), Help(_("空着就归自己"))] = None
    nobody: Annotated[bool, Label(_("先不归谁")), Widget("hidden")] = False


class Qualify(Takes):
    level: Annotated[Literal["A", "B", "C", "D"], Label(_("意向")), Choices(lambda by: LEVELS)]
    found: Annotated[str, StringConstraints(min_length=2, max_length=1000), Label(_("问到了什么")), Widget("textarea"),
                     Help(_("要什么、谁拍板、什么时候要"))]  # fmt: skip


class Disqualify(Takes):
    why: Annotated[
        Literal["no_need", "no_budget", "no_answer", "not_ours", "rival", "false", "other"], Label(_("为什么不合适")),
        Choices(lambda by: UNFIT),
    ]  # fmt: skip
    words: Annotated[str, StringConstraints(max_length=300), Label(_("补一句")), Help(_("以后再联系的人看得到"))] = ""


class ContactIs(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("姓名"))]
    title: Annotated[Short, Label(_("职务"))] = ""
    phone: Annotated[Phone, Label(_("电话"))] = ""
    email: Annotated[Email, Label(_("邮箱"))] = ""
    decides: Annotated[bool, Label(_("拍板的人")), Widget("checkbox")] = False
    about: Annotated[str, StringConstraints(max_length=1000), Label(_("说明")), Widget("textarea")] = ""


class NewContact(ContactIs):
    pass


class EditContact(ContactIs):
    version: Version


class WriteNote(Takes):
    text: Annotated[str, StringConstraints(min_length=1, max_length=4000), Label(_("备注")), Widget("textarea"),
                    Help(_("写 @ 和名字，提醒同事"))]  # fmt: skip


class NewAlias(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=160), Label(_("名称"))]
    kind: Annotated[Literal["former", "short", "english", "brand"], Label(_("是什么")), Choices(lambda by: KINDS)] = (
        "short"
    )


class Join(Takes):
    colleague: Annotated[SeenPerson, Label(_("请谁")), Choices(colleagues)]
    reason: Annotated[
        str, StringConstraints(min_length=2, max_length=200), Label(_("为什么")), Help(_("对方和组长都会看到"))
    ]
    agreed: Annotated[bool, Label(_("归属人同意了")), Help(_("自己的客户不用勾")), Widget("checkbox")] = False


class Part(Takes):
    colleague: Annotated[SeenPerson, Label(_("是谁")), Choices(colleagues), Widget("hidden")]


class MergeInto(Takes):
    gone: Annotated[Annotated[Any, Ref("customers.Customer")], Label(_("重复的那家")), Widget("search-select")]
    take: Annotated[
        list[Literal["name", "level", "sector", "region", "source", "campaign", "phone", "tax_number", "website",
                     "employees", "revenue", "founded_in", "parent", "about"]], Label(_("用它的"))
    ] = []  # fmt: skip


class Unmerge(Takes):
    gone: Annotated[int, Field(ge=1), Label(_("哪一家")), Widget("hidden")]


class SetField(Takes):
    field: Annotated[Literal["level", "sector", "region", "source", "campaign"], Label(_("哪一项")), Widget("hidden")]
    value: Annotated[str, StringConstraints(max_length=80), Label(_("改成"))] = ""
    version: Annotated[int, Field(ge=0), Widget("hidden")] | None = None
