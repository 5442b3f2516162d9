"""What the rulebook's acts take."""

from datetime import date
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.governance.models.clause import CHAPTERS
from xiaodui.governance.models.version import KINDS
from xiaodui.people.fields import teams

Lines = Annotated[str, StringConstraints(max_length=2000)]
ForTeam = Annotated[
    Annotated[Any, Ref("people.Team")] | None, Blank, Label(_("对谁")), Choices(teams), Help(_("空着就是全公司。"))
]


class Content(Takes):
    """What a draft says. Lists have one item a line, "中文 | English"; `values` are the parameters by code, as they are
    typed. Without `asks` (None) the recall question of the version before is kept; empty, nothing is asked."""

    title_zh: Annotated[str, StringConstraints(min_length=2, max_length=80), Label(_("标题"))]
    title_en: Annotated[str, StringConstraints(max_length=120), Label(_("英文标题"))] = ""
    text_zh: Annotated[
        str, StringConstraints(min_length=4, max_length=4000), Label(_("正文")), Widget("textarea"),
        Help(_("一句一件事，写清谁、什么时候、做到什么。")),
    ]  # fmt: skip
    text_en: Annotated[str, StringConstraints(max_length=6000), Label(_("英文正文")), Widget("textarea")] = ""
    may: Annotated[Lines, Label(_("可以")), Widget("textarea"), Help(_("一行一条。"))] = ""
    may_not: Annotated[Lines, Label(_("不可以")), Widget("textarea"), Help(_("一行一条。"))] = ""
    why_zh: Annotated[str, StringConstraints(max_length=1000), Label(_("为什么改")), Widget("textarea")] = ""
    why_en: Annotated[str, StringConstraints(max_length=2000), Label(_("为什么改（英文）")), Widget("textarea")] = ""
    asks: Annotated[
        Annotated[str, StringConstraints(max_length=400)] | None, Label(_("签字前问一句")), Help(_("空着就不问。"))
    ] = None
    answers: Annotated[
        Lines | None, Label(_("几种回答")), Widget("textarea"), Help(_("一行一个，对的那一行前面写 *。"))
    ] = None
    values: dict[str, str] = {}
    kind: Annotated[
        Literal["principle", "duty", "allowed", "forbidden"], Label(_("哪一类")), Choices(lambda by: KINDS)
    ] = "duty"
    severity: Annotated[
        Annotated[int, Field(ge=1, le=3)], Label(_("轻重")), Help(_("1 轻，2 重，3 严重。")), Widget("number")
    ] = 1
    rung: Annotated[Annotated[int, Field(ge=1, le=5)], Label(_("从第几级台阶算起")), Widget("number")] = 1
    guards: Annotated[bool, Label(_("没签的人先不能做它管的事")), Widget("checkbox")] = False
    may_override: Annotated[bool, Label(_("下级团队可以另定")), Widget("checkbox")] = False
    review_on: Annotated[date | None, Blank, Label(_("哪天回看")), Help(_("到时看改得对不对。"))] = None


class Drafts(Content):
    team: ForTeam = None


class DraftsNew(Drafts):
    chapter: Annotated[
        Literal["principle", "contact", "pool", "talk", "money", "meeting", "conduct"], Label(_("放在哪一章")),
        Choices(lambda by: CHAPTERS),
    ]  # fmt: skip
    code: Annotated[
        str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,20}\.[a-z][a-z0-9_]{1,30}$"), Label(_("编号")),
        Help(_("小写字母，例如 talk.greeting。")),
    ]  # fmt: skip


class Redrafts(Content):
    version: Version


STANCES = [("", _("只说说")), ("for", _("赞成")), ("against", _("反对"))]


class Comments(Takes):
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000), Label(_("你的看法")), Widget("textarea")]
    stance: Annotated[Literal["", "for", "against"], Label(_("赞成吗")), Choices(lambda by: STANCES)] = ""


class Adopts(Takes):
    effective_on: Annotated[
        date | None, Blank, Label(_("哪天零点起")), Help(_("空着就是明天零点；今天的日期就是马上。"))
    ] = None


class Ends(Takes):
    ends_on: Annotated[date | None, Blank, Label(_("哪天零点起不再有效")), Help(_("空着就是马上。"))] = None
    reason: Annotated[str, StringConstraints(min_length=2, max_length=200), Label(_("为什么"))]


class Acknowledges(Takes):
    answer: Annotated[Annotated[int, Field(ge=0, le=9)] | None, Blank, Label(_("你的回答"))] = None
