"""What the acts of norms take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Widget
from xiaodui.norms.models.objection import OUTCOMES

Why = Annotated[str, StringConstraints(min_length=2, max_length=300), Label(_("为什么")), Widget("textarea")]
SPANS = [(1, _("1 小时")), (4, _("4 小时")), (24, _("1 天")), (72, _("3 天")), (168, _("1 周"))]


class Nothing(Takes):
    pass


class SetPace(Takes):
    slow: Annotated[
        int, Field(ge=0, le=3600), Label(_("慢速：隔几秒说一句")), Help(_("0 就是不限；管群的人不受限"))
    ] = 0
    weekly: Annotated[
        int, Field(ge=0, le=1000), Label(_("一周至少几条")), Help(_("0 就是不定；少了只告诉管群的人"))
    ] = 0


class HushSomebody(Takes):
    person: Annotated[Any, Ref("people.Person"), Widget("search-select"), Label(_("请谁先别说话"))]
    hours: Annotated[int, Field(ge=1, le=168), Label(_("多久")), Choices(lambda by: SPANS)] = 24
    reason: Annotated[Why, Help(_("本人看得到"))]


class Because(Takes):
    reason: Why


class GiveBack(Takes):
    word: Annotated[str, StringConstraints(min_length=2, max_length=300), Label(_("对他说一句")), Widget("textarea")]


class Object(Takes):
    about: Annotated[str, StringConstraints(pattern=r"^(hush|takedown|held|wait):[1-9]\d{0,17}$"), Widget("hidden")]
    text: Annotated[
        str, StringConstraints(min_length=4, max_length=1000), Label(_("哪里不对")), Widget("textarea"), Help(_("由没参与的上一级答复"))
    ]  # fmt: skip


class AnswerObjection(Takes):
    outcome: Annotated[Literal["upheld", "rejected"], Label(_("成立吗")), Choices(lambda by: OUTCOMES)]
    answer: Annotated[str, StringConstraints(min_length=2, max_length=500), Label(_("怎么答复")), Widget("textarea")]
