"""What the acts on follow-ups and plans take."""

from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.followups.models.followup import CHANNELS, OUTCOMES

MOST_SECONDS = 24 * 3600
Channel = Annotated[Literal["call", "visit", "message", "mail"], Label(_("怎么联系的")), Choices(lambda by: CHANNELS)]
Outcome = Annotated[
    Literal["", "progress", "quote", "meeting", "thinking", "later", "refused", "no_answer", "dead"],
    Label(_("结果")), Choices(lambda by: OUTCOMES),
]  # fmt: skip
ACustomer = Annotated[Any, Ref("customers.Customer"), Widget("hidden")]
AContact = Annotated[Any, Ref("customers.Contact"), Widget("select")]
Why = Annotated[str, StringConstraints(min_length=2, max_length=200), Label(_("为什么"))]
Short = Annotated[str, StringConstraints(max_length=200)]


class Contacting(Takes):
    channel: Channel = "call"
    contact: Annotated[AContact | None, Blank, Label(_("和谁"))] = None
    seconds: Annotated[
        Annotated[int, Field(ge=0, le=MOST_SECONDS)] | None, Blank, Label(_("通话秒数")), Widget("number")
    ] = None
    answered: Annotated[bool, Label(_("对方说了话、回了消息")), Widget("checkbox")] = False
    confirmed: Annotated[bool, Label(_("客户确认来过")), Widget("checkbox")] = False
    location: Annotated[
        str, StringConstraints(max_length=80), Label(_("定位")), Help(_("到了现场，用手机定一下位"))
    ] = ""
    outcome: Outcome = ""
    text: Annotated[
        str, StringConstraints(max_length=4000), Label(_("谈了什么")), Widget("textarea"),
        Help(_("对方说了什么，卡在哪，下一步是什么")),
    ] = ""  # fmt: skip


class LogFollowUp(Contacting):
    customer: ACustomer
    happened_at: Annotated[
        datetime | None, Blank, Label(_("什么时候")), Widget("datetime"), Help(_("空着就是刚才"))
    ] = None
    person: Annotated[
        Annotated[Any, Ref("people.Person"), Widget("hidden")] | None,
        Blank,
        Label(_("谁跟的")),
        Help(_("空着就是自己")),
    ] = None
    plan: Annotated[Annotated[Any, Ref("followups.Plan"), Widget("hidden")] | None, Blank, Label(_("做了哪个计划"))] = (
        None
    )
    next_on: Annotated[date | None, Blank, Label(_("下一步哪天"))] = None
    next_time: Annotated[time | None, Blank, Label(_("几点")), Widget("time")] = None
    next_channel: Annotated[Channel, Label(_("下一步怎么联系"))] = "call"
    next_text: Annotated[Short, Label(_("下一步做什么"))] = ""


class CorrectFollowUp(Contacting):
    version: Version


class ConcludeFollowUp(Takes):
    outcome: Outcome = ""


class WithdrawFollowUp(Takes):
    reason: Annotated[Why, Help(_("记在时间线上；这一条不再算数"))]


class PlanIs(Takes):
    channel: Annotated[Channel, Label(_("怎么联系"))] = "call"
    contact: Annotated[AContact | None, Blank, Label(_("和谁"))] = None
    due_on: Annotated[date, Label(_("哪天"))]
    due_time: Annotated[time | None, Blank, Label(_("几点")), Widget("time"), Help(_("空着就到那天下班"))] = None
    text: Annotated[Short, Label(_("做什么"))] = ""


class MakePlan(PlanIs):
    customer: ACustomer
    person: Annotated[
        Annotated[Any, Ref("people.Person"), Widget("hidden")] | None, Blank, Label(_("谁去")), Help(_("空着就是自己"))
    ] = None


class EditPlan(PlanIs):
    version: Version


class DropPlan(Takes):
    reason: Why
