"""What the acts on forms take, and what the world may send."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.intake.models.form import ASKS, GOES

Ask = Literal["contact", "phone", "email", "title", "sector", "region", "about"]


def _asks(by: Any) -> list[tuple[Any, Any]]:
    return ASKS


def pools(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.pool.models import Pool

    rows = Pool.objects.standing() if by is None else Pool.objects.visible_to(by).standing()
    return list(rows.values_list("pk", "name"))


def sellers(by: Any) -> list[tuple[Any, Any]]:
    from xiaodui.people.models import Person

    return list(Person.objects.active().selling().order_by("initials").values_list("pk", "name"))


class FormIs(Takes):
    name: Annotated[
        str, StringConstraints(min_length=1, max_length=60), Label(_("表单叫什么")), Help(_("只有同事看得到"))
    ]
    heading: Annotated[str, StringConstraints(min_length=1, max_length=80), Label(_("标题"))]
    intro: Annotated[str, StringConstraints(max_length=400), Label(_("说明")), Widget("textarea")] = ""
    thanks: Annotated[
        str, StringConstraints(min_length=1, max_length=400), Label(_("提交后的感谢")), Widget("textarea")
    ]
    asks: Annotated[
        list[Ask], Field(max_length=7), Label(_("问什么")), Choices(_asks), Help(_("公司名称总要问；电话和邮箱至少问一样"))
    ] = []  # fmt: skip
    musts: Annotated[list[Ask], Field(max_length=7), Label(_("哪些必填")), Choices(_asks)] = []
    source: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("来源")), Help(_("例如：官网"))]
    campaign: Annotated[str, StringConstraints(max_length=60), Label(_("市场活动"))] = ""
    goes_to: Annotated[Literal["rules", "pool", "person"], Label(_("来了归哪")), Choices(lambda by: GOES)] = "rules"
    pool: Annotated[
        Annotated[Any, Ref("pool.Pool"), Widget("select")] | None, Blank, Label(_("哪个公海")), Choices(pools)
    ] = None
    person: Annotated[
        Annotated[Any, Ref("people.Person"), Widget("select")] | None, Blank, Label(_("给谁")), Choices(sellers)
    ] = None
    origins: Annotated[
        str, StringConstraints(max_length=1000), Label(_("放在哪些网站")), Widget("textarea"),
        Help(_("一行一个，例如 https://www.example.cn；别处来的先隔离")),
    ] = ""  # fmt: skip
    heading_en: Annotated[str, StringConstraints(max_length=120), Label(_("标题（英文）"))] = ""
    intro_en: Annotated[str, StringConstraints(max_length=600), Label(_("说明（英文）")), Widget("textarea")] = ""
    thanks_en: Annotated[str, StringConstraints(max_length=600), Label(_("感谢（英文）")), Widget("textarea")] = ""


class EditForm(FormIs):
    version: Version


class Message(Takes):
    """What anybody may send: each field as long as the lead takes it, nothing else."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=160), Label(_("公司名称"))]
    contact: Annotated[str, StringConstraints(max_length=60), Label(_("联系人"))] = ""
    phone: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9+()\- 　]*$"), Label(_("电话"))] = ""
    email: Annotated[
        str, StringConstraints(max_length=254, pattern=r"^$|^[^@\s]+@[^@\s]+\.[^@\s]+$"), Label(_("邮箱"))
    ] = ""
    title: Annotated[str, StringConstraints(max_length=60), Label(_("职务"))] = ""
    sector: Annotated[str, StringConstraints(max_length=60), Label(_("行业"))] = ""
    region: Annotated[str, StringConstraints(max_length=80), Label(_("地区"))] = ""
    about: Annotated[str, StringConstraints(max_length=2000), Label(_("想了解什么")), Widget("textarea")] = ""


class Received(Message):
    """The same, and how it came; by the system alone."""

    address: Annotated[str, StringConstraints(max_length=32)]
    why: list[str] = []
    passes: bool = True
