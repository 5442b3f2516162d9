"""What the acts on deals take."""

from datetime import date
from typing import Annotated, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Amount, Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.core.money import is_currency
from xiaodui.deals.models import Stage


def _known_currency(code: str) -> str:
    if not is_currency(code):
        raise PydanticCustomError("currency", "unknown", {"sentence": _("没有这种货币，请用三个字母，例如 CNY。")})
    return code


def stages(by: Any) -> list[tuple[Any, Any]]:
    return [(stage.pk, stage.name) for stage in Stage.objects.in_use()]


def products(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.catalog.models import Product

    return [("", "—"), *Product.objects.on_sale().order_by("name").values_list("pk", "name")]


def colleagues(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.people.models import Person

    return list(Person.objects.active().selling().order_by("initials").values_list("pk", "name"))


Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_known_currency), Widget("hidden")]
Day = Annotated[date | None, Blank]


class DealIs(Takes):
    title: Annotated[str, StringConstraints(min_length=1, max_length=160), Label(_("商机名称"))]
    amount: Annotated[Amount, Label(_("预计金额"))]
    currency: Currency = settings.BASE_CURRENCY
    customer: Annotated[
        Annotated[Any, Ref("customers.Customer")] | None, Blank, Label(_("客户")), Widget("search-select")
    ] = None
    product: Annotated[Annotated[Any, Ref("catalog.Product")] | None, Blank, Label(_("产品")), Choices(products)] = None
    expected_on: Annotated[Day, Label(_("预计签约日"))] = None
    next_step: Annotated[str, StringConstraints(max_length=200), Label(_("下一步"))] = ""
    next_on: Annotated[Day, Label(_("哪天做"))] = None


class NewDeal(DealIs):
    stage: Annotated[Annotated[Any, Ref("deals.Stage")] | None, Blank, Label(_("阶段")), Choices(stages)] = None
    owner: Annotated[Annotated[Any, Ref("people.Person")] | None, Blank, Label(_("归谁")), Choices(colleagues),
                     Help(_("空着就归自己"))] = None  # fmt: skip
    engaged_on: Annotated[Day, Label(_("开始谈的日子"))] = None
    code: Annotated[
        Annotated[str, StringConstraints(max_length=60)] | None, Blank, Label(_("编号")), Widget("hidden")
    ] = None


class EditDeal(DealIs):
    version: Version


class MoveDeal(Takes):
    stage: Annotated[Any, Ref("deals.Stage"), Label(_("阶段")), Choices(stages)]
    version: Annotated[Version | None, Blank] = None


class WinDeal(Takes):
    amount: Annotated[Amount, Label(_("签约金额"))]
    on: Annotated[Day, Label(_("签约日")), Help(_("空着就是今天"))] = None
    contract_until: Annotated[Day, Label(_("合同到哪天")), Help(_("空着就按签约日算保护期"))] = None


class LoseDeal(Takes):
    why: Annotated[
        str, StringConstraints(min_length=1, max_length=200), Label(_("为什么丢的")), Help(_("写给下一个谈这家的人"))
    ]
    on: Annotated[Day, Label(_("哪天丢的")), Help(_("空着就是今天"))] = None


class WithReason(Takes):
    reason: Annotated[str, StringConstraints(min_length=2, max_length=200), Label(_("为什么"))]


class HandOverDeal(WithReason):
    to: Annotated[Any, Ref("people.Person"), Label(_("移交给")), Choices(colleagues)]


class StageIs(Takes):
    name_zh: Annotated[str, StringConstraints(min_length=1, max_length=40), Label(_("中文名"))]
    name_en: Annotated[str, StringConstraints(max_length=40), Label(_("英文名"))] = ""
    order: Annotated[int, Field(ge=0, le=99), Label(_("次序")), Widget("number")]
    chance: Annotated[int, Field(ge=0, le=100), Label(_("把握（%）")), Widget("number")] = 0
    usual_days: Annotated[int, Field(ge=1, le=365), Label(_("通常停留几天")), Widget("number")] = 14
    engages: Annotated[bool, Label(_("到了这一步就算开始谈")), Widget("checkbox")] = True
    quotes: Annotated[bool, Label(_("到了这一步就算报了价")), Widget("checkbox")] = False
