"""What the acts on tasks and promises take."""

from datetime import date, time
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.tasks.models.promise import KINDS

Title = Annotated[str, StringConstraints(min_length=1, max_length=200), Label(_("做什么"))]
APerson = Annotated[Any, Ref("people.Person"), Widget("search-select")]
Key = Annotated[
    str, StringConstraints(max_length=60, pattern=r"^$|^[a-z]+:\d{1,18}$"), Label(_("关于")), Widget("hidden")
]
Why = Annotated[str, StringConstraints(min_length=2, max_length=200), Label(_("为什么"))]
Words = Annotated[str, StringConstraints(min_length=2, max_length=300)]


class TaskIs(Takes):
    title: Title
    due_on: Annotated[date | None, Blank, Label(_("哪天做完")), Help(_("空着就是不急"))] = None
    due_time: Annotated[time | None, Blank, Label(_("几点")), Widget("time"), Help(_("空着就到那天下班"))] = None
    details: Annotated[str, StringConstraints(max_length=2000), Label(_("说明")), Widget("textarea")] = ""


class GiveTask(TaskIs):
    person: Annotated[APerson | None, Blank, Label(_("给谁")), Help(_("空着就是给自己"))] = None
    about: Key = ""


class EditTask(TaskIs):
    version: Version


class HandOverTask(Takes):
    to: Annotated[APerson, Label(_("转给"))]
    reason: Annotated[Why, Help(_("对方会看到"))]


class DropTask(Takes):
    reason: Annotated[Why, Help(_("和这件事有关的人会看到"))]


class MakePromise(Takes):
    text: Annotated[
        str, StringConstraints(min_length=2, max_length=200), Label(_("承诺什么")), Help(_("写清楚：给谁、什么、多少"))
    ]
    kind: Annotated[Literal["reward", "penalty", "date", "answer"], Label(_("哪一种")), Choices(lambda by: KINDS)] = (
        "answer"
    )
    due_on: Annotated[date, Label(_("哪天前兑现"))]
    to_person: Annotated[APerson | None, Blank, Label(_("给哪位同事"))] = None
    to_team: Annotated[
        Annotated[Any, Ref("people.Team"), Widget("search-select")] | None, Blank, Label(_("或给哪个团队"))
    ] = None
    about: Key = ""


class SettlePromise(Takes):
    how: Annotated[Words, Label(_("怎么兑现的")), Help(_("对方会看到，也可以说还没兑现"))]


class DisputePromise(Takes):
    reason: Annotated[Words, Label(_("差什么")), Help(_("承诺的人和他的组长会看到"))]


class ReleasePromise(Takes):
    reason: Annotated[Words, Label(_("为什么免去"))]
