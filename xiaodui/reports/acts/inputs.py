"""What the acts on reports take."""

from datetime import date
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Help, Label, Takes, Widget
from xiaodui.core.acts.fields import Blank

Words = StringConstraints(max_length=2000)


class Write(Takes):
    """`version` is of the report as it was read, 0 for one that nobody began; without it what stands there is taken.
    `page` names one open page, which never stands in its own way."""

    kind: Annotated[Literal["daily", "weekly"], Label(_("日报还是周报")), Widget("hidden")] = "daily"
    day: Annotated[date | None, Blank, Label(_("哪天")), Widget("hidden")] = None
    version: Annotated[Annotated[int, Field(ge=0)] | None, Blank, Widget("hidden")] = None
    page: Annotated[str, StringConstraints(max_length=32), Widget("hidden")] = ""
    well: Annotated[
        str, Words, Label(_("做成了什么")), Widget("textarea"), Help(_("一件就够：怎么谈的，哪句话管用")),
    ] = ""  # fmt: skip
    stuck: Annotated[
        str, Words, Label(_("卡在哪，要谁帮")), Widget("textarea"), Help(_("写明要谁、帮什么；没有就空着"))
    ] = ""
    plan: Annotated[str, Words, Label(_("接下来先做什么")), Widget("textarea"), Help(_("最要紧的写在最前面"))] = ""


class Answer(Takes):
    text: Annotated[
        str, StringConstraints(min_length=2, max_length=1000), Label(_("说一处好，说一处能改")), Widget("textarea")
    ]  # fmt: skip
