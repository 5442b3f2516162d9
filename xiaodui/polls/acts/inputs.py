"""What the acts of a poll take. `options` is a tuple: a form says them in one box, not as ticks."""

from datetime import date, time
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, Field, StringConstraints

from xiaodui.chat.acts.inputs import AMessage
from xiaodui.core.acts import Help, Label, Takes, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.polls.models import MOST_OPTIONS

LONGEST = 120


def _lines(value: Any) -> Any:
    """One answer a line, as a textarea says it; a list is taken as it is."""
    said = value.splitlines() if isinstance(value, str) else value
    return [one for one in said if not isinstance(one, str) or one.strip()] if isinstance(said, list) else said


Option = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
Place = Annotated[int, Field(ge=0, lt=MOST_OPTIONS)]


class AskPoll(Takes):
    question: Annotated[str, StringConstraints(min_length=1, max_length=200), Label(_("问什么"))]
    options: Annotated[
        tuple[Option, ...],
        BeforeValidator(_lines),
        Field(max_length=50),
        Label(_("选项")),
        Help(_("一行一个，2 到 12 个")),
        Widget("textarea"),
    ]
    many: Annotated[bool, Label(_("可以选几个")), Widget("checkbox")] = False
    anonymous: Annotated[bool, Label(_("匿名：谁都看不到谁选了什么")), Widget("checkbox")] = False
    ends_on: Annotated[date | None, Blank, Label(_("哪天结束")), Help(_("空着就等人来结束"))] = None
    ends_time: Annotated[time | None, Blank, Label(_("几点结束")), Widget("time")] = None
    under: Annotated[AMessage | None, Blank] = None
    anyway: Annotated[bool, Label(_("提醒过了，照原样发")), Widget("anyway")] = False


class Choose(Takes):
    options: Annotated[list[Place], Field(min_length=1, max_length=MOST_OPTIONS), Label(_("选哪个"))]


class Nothing(Takes):
    pass
