"""What the acts on pools take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.customers.models.customer import LEVELS
from xiaodui.pool.models import Pool
from xiaodui.pool.models.place import REASONS
from xiaodui.pool.models.pool import MODES

BY_HAND = ("no-time", "not-fit", "no-answer", "no-need", "led")
Count = Annotated[Annotated[int, Field(ge=0, le=100_000)] | None, Blank, Widget("number")]
APerson = Annotated[Any, Ref("people.Person"), Widget("search-select")]
ATeam = Annotated[Any, Ref("people.Team"), Widget("search-select")]


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(words))


Levels = Annotated[list[Literal["A", "B", "C", "D"]], AfterValidator(_unique)]


def sold(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.catalog.models import Product

    return list(Product.objects.visible_to(by).on_sale().order_by("name").values_list("pk", "name"))


def reasons(by: Any) -> list[tuple[Any, Any]]:
    said = dict(REASONS)
    return [(code, said[code]) for code in BY_HAND]


def pools(by: Any) -> list[tuple[Any, Any]]:
    return [("", "—"), *((pool.pk, pool.name) for pool in Pool.objects.visible_to(by).standing())]


class PoolIs(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("公海名称"))]
    about: Annotated[
        str, StringConstraints(max_length=200), Label(_("一句话说明")), Help(_("什么样的客户会来这里，谁来领"))
    ] = ""
    order: Annotated[
        int, Field(ge=0, le=999), Label(_("次序")), Widget("number"), Help(_("小的先看，第一个合适的收下"))
    ] = 50
    for_all: Annotated[bool, Label(_("全公司都能领")), Widget("checkbox")] = False
    regions: Annotated[
        str, StringConstraints(max_length=600), Label(_("收哪些地区")), Help(_("用顿号隔开，空着就都收"))
    ] = ""
    levels: Annotated[Levels, Label(_("收哪些意向")), Help(_("都不选就都收")), Choices(lambda by: LEVELS)] = []
    products: Annotated[
        list[Annotated[int, Field(ge=1)]], Label(_("收哪些产品的")), Help(_("谈过这些产品的客户")), Choices(sold)
    ] = []
    mode: Annotated[Literal["first", "next", "draw"], Label(_("怎么领")), Choices(lambda by: MODES)] = "first"
    claims_per_day: Annotated[Count, Label(_("每人每天最多领几条")), Help(_("空着就按规矩"))] = None
    held_limit: Annotated[Count, Label(_("每人手上最多几条")), Help(_("空着就按规矩"))] = None
    looks_per_day: Annotated[Count, Label(_("每人每天最多看几条详情")), Help(_("空着就按规矩"))] = None
    interval_minutes: Annotated[Count, Label(_("领一条隔几分钟再领"))] = None
    spares_open_deals: Annotated[bool, Label(_("有在谈商机的到期不收回，告诉组长")), Widget("checkbox")] = True


class EditPool(PoolIs):
    version: Version


class SeatPool(Takes):
    person: Annotated[APerson | None, Blank, Label(_("哪位同事"))] = None
    team: Annotated[ATeam | None, Blank, Label(_("或哪个团队")), Help(_("连同它下面的团队"))] = None
    is_admin: Annotated[bool, Label(_("也管这个公海")), Widget("checkbox"), Help(_("只能给一位同事"))] = False


class ReleaseCustomer(Takes):
    why: Annotated[Literal["no-time", "not-fit", "no-answer", "no-need", "led"], Label(_("为什么放")), Choices(reasons)]
    note: Annotated[
        str, StringConstraints(max_length=300), Label(_("给下一位留句话")), Widget("textarea"),
        Help(_("谈到哪了、要注意什么。电话会自动遮住。")),
    ] = ""  # fmt: skip
    pool: Annotated[
        Annotated[Any, Ref("pool.Pool")] | None, Blank, Label(_("放到哪个公海")), Choices(pools),
        Help(_("空着就按地区和意向自动去")),
    ] = None  # fmt: skip


class MovePlace(Takes):
    pool: Annotated[Any, Ref("pool.Pool"), Label(_("换到哪个公海")), Choices(pools)]


class Register(Takes):
    name: Annotated[
        str,
        StringConstraints(min_length=2, max_length=160),
        Label(_("公司全称")),
        Help(_("写全称，方便查有没有人在跟")),
    ]
    region: Annotated[str, StringConstraints(max_length=80), Label(_("地区"))] = ""
    phone: Annotated[str, StringConstraints(max_length=40), Label(_("电话"))] = ""
    evidence: Annotated[
        str, StringConstraints(min_length=5, max_length=2000), Label(_("凭什么说是你在跟")), Widget("textarea"),
        Help(_("什么时候、和谁、谈了什么")),
    ]  # fmt: skip


class Answer(Takes):
    answer: Annotated[str, StringConstraints(max_length=300), Label(_("想说的话"))] = ""


class TurnDown(Takes):
    answer: Annotated[
        str, StringConstraints(min_length=2, max_length=300), Label(_("为什么不行")), Help(_("报备的人会看到"))
    ]
