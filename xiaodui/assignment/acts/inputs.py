"""What the acts of assignment take."""

import re
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints

from xiaodui.assignment.models.rule import BY, FALLBACKS
from xiaodui.assignment.rules.fits import MOST_WORDS
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.customers.models.customer import LEVELS
from xiaodui.duties.models import PHASES
from xiaodui.people.fields import people as all_people
from xiaodui.people.fields import teams as all_teams
from xiaodui.people.fields import wrong

MEASURES = [("deals.won_amount", _("近 90 天赢单金额")), ("deals.won_count", _("近 90 天赢单数"))]
KINDS = [("lead", _("线索")), ("customer", _("客户"))]
APART = re.compile(r"[、,，;；\n]+")


def words_of(said: str) -> list[str]:
    """「苏州、无锡」 as a list; the same word once."""
    return list(dict.fromkeys(word.strip() for word in APART.split(said) if word.strip()))


def _few(said: str) -> str:
    if len(words_of(said)) > MOST_WORDS:
        raise wrong("many", _("一格最多写 %(n)d 个词，多了就拆成两条规则。") % {"n": MOST_WORDS})
    return said


Said = Annotated[str, StringConstraints(max_length=600), AfterValidator(_few)]
Seller = Annotated[Any, Ref("people.Person"), Widget("search-select"), Choices(all_people)]
Reason = Annotated[str, StringConstraints(min_length=2, max_length=200)]
Line = Annotated[str, StringConstraints(min_length=2, max_length=500)]


class RuleIs(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("规则叫什么"))]
    kind: Annotated[list[Literal["lead", "customer"]], Label(_("分什么")), Choices(lambda by: KINDS)] = ["lead"]
    region: Annotated[Said, Label(_("地区")), Help(_("用顿号隔开，例如「上海、苏州」；空着就都算"))] = ""
    source: Annotated[Said, Label(_("来源"))] = ""
    campaign: Annotated[Said, Label(_("市场活动"))] = ""
    sector: Annotated[Said, Label(_("行业"))] = ""
    tag: Annotated[Said, Label(_("标签"))] = ""
    product: Annotated[Said, Label(_("在谈的产品"))] = ""
    level: Annotated[list[Literal["A", "B", "C", "D"]], Label(_("意向")), Choices(lambda by: LEVELS)] = []
    teams: Annotated[list[int], Label(_("给哪些团队")), Choices(all_teams)] = []
    people: Annotated[list[int], Label(_("或给哪几位")), Choices(all_people)] = []
    turns: Annotated[Literal["round_robin", "capacity", "performance"], Label(_("怎么轮")), Choices(lambda by: BY)] = (
        "round_robin"
    )
    measure: Annotated[
        Literal["deals.won_amount", "deals.won_count"], Label(_("按哪个业绩")), Choices(lambda by: MEASURES)
    ] = "deals.won_amount"
    cap: Annotated[
        Annotated[int, Field(ge=1, le=1000)] | None,
        Blank,
        Label(_("每人每天最多几条")),
        Widget("number"),
        Help(_("空着就不限")),
    ] = None
    waits: Annotated[bool, Label(_("没人在班就等到有人")), Widget("checkbox")] = False
    fallback: Annotated[
        Literal["wait", "next", "pool"], Label(_("分不出去")), Choices(lambda by: FALLBACKS)
    ] = "wait"  # fmt: skip


class EditRule(RuleIs):
    version: Version


class MoveRule(Takes):
    place: Annotated[int, Field(ge=1, le=200), Label(_("排第几条"))]


class Give(Takes):
    to: Annotated[Seller, Label(_("分给谁"))]
    reason: Annotated[Reason, Label(_("为什么")), Help(_("对方看得到"))]


class PassOn(Takes):
    to: Annotated[Seller, Label(_("交给谁"))]
    phase: Annotated[Literal["follower", "closer", "opener"], Label(_("交到哪一段")), Choices(lambda by: PHASES)]
    stands_at: Annotated[Line, Label(_("谈到哪了")), Widget("textarea")]
    promised: Annotated[Line, Label(_("答应过什么")), Help(_("没有就写「没有」")), Widget("textarea")]
    next_step: Annotated[str, StringConstraints(min_length=2, max_length=300), Label(_("下一步，哪天"))]
    message: Annotated[
        str, StringConstraints(min_length=4, max_length=1000), Label(_("给接手的人一句话")), Widget("textarea")
    ]


class Decline(Takes):
    reason: Annotated[Reason, Label(_("为什么接不了"))]
