"""What the acts of forms take."""

from datetime import date
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.chat.acts.inputs import Client, Enclosed
from xiaodui.core.acts import Choices, Help, Label, Takes, Widget
from xiaodui.core.acts.fields import Amount, Blank
from xiaodui.posts.rules import LONGEST
from xiaodui.posts.types import TYPES

MOST_BODY = 7000
Kind = Literal["deal", "question", "daily", "help", "notice"]


def type_pairs(by: Any = None) -> list[tuple[str, Any]]:
    return [(one.key, one.label) for one in TYPES.values()]


def must_pairs(by: Any = None) -> list[tuple[str, Any]]:
    """("deal.customer", 战报：客户) of everything that a type may ask, its file too."""
    found = []
    for kind in TYPES.values():
        found += [
            (f"{kind.key}.{one.key}", _("%(type)s：%(field)s") % {"type": kind.label, "field": one.label})
            for one in kind.asks
        ]
        found.append((f"{kind.key}.file", _("%(type)s：附件") % {"type": kind.label}))
    return found


class WritePost(Takes):
    type: Annotated[Kind, Label(_("哪一种")), Choices(type_pairs)]
    title: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), Label(_("标题")), Help(_("一句话说清"))]
    customer: Annotated[str, StringConstraints(max_length=120), Label(_("客户"))] = ""
    amount: Annotated[Amount | None, Blank, Label(_("金额")), Widget("money")] = None
    choice: Annotated[str, StringConstraints(max_length=20), Label(_("哪一种"))] = ""
    day: Annotated[date | None, Blank, Label(_("哪一天"))] = None
    more: Annotated[str, StringConstraints(max_length=300), Label(_("还有"))] = ""
    body: Annotated[str, StringConstraints(max_length=MOST_BODY), Label(_("正文")), Widget("textarea")] = ""
    enclosed: Annotated[Enclosed, Help(_("文件、投票、客户这些的编号，比如 file:12")), Widget("hidden")] = []
    client: Annotated[Client, Help(_("同一个编号只会发出一次"))] = ""
    urgent: Annotated[bool, Label(_("急")), Widget("hidden")] = False
    anyway: Annotated[bool, Label(_("提醒过了，照原样发")), Widget("checkbox")] = False


class SetFormat(Takes):
    strict: Annotated[
        bool, Label(_("群里只收写好格式的")), Widget("checkbox"), Help(_("回复不用格式；随手写的一句会先放进格式，不会丢"))
    ] = False  # fmt: skip
    types: Annotated[
        list[Kind], Field(max_length=5), Label(_("收哪几种")), Choices(type_pairs), Help(_("都不勾就是都收"))
    ] = []  # fmt: skip
    musts: Annotated[
        list[Annotated[str, StringConstraints(max_length=40)]], Field(max_length=40), Label(_("哪些一定要写")), Choices(must_pairs)
    ] = []  # fmt: skip
