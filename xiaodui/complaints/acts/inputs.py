"""What the acts on complaints take."""

from datetime import date
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.complaints.models.complaint import CHANNELS, OUTCOMES, SOURCES
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Widget
from xiaodui.core.acts.fields import Blank

APerson = Annotated[Any, Ref("people.Person"), Widget("search-select")]


class FileComplaint(Takes):
    text: Annotated[
        str, StringConstraints(min_length=4, max_length=2000), Label(_("发生了什么")), Widget("textarea"),
        Help(_("对方怎么说就怎么写；说的是谁，谁会看到")),
    ]  # fmt: skip
    source: Annotated[
        Literal["customer", "colleague"], Label(_("谁投诉")), Choices(lambda by: SOURCES)
    ] = "customer"  # fmt: skip
    channel: Annotated[
        Literal["call", "visit", "message", "mail", "web", "inside"], Label(_("怎么来的")), Choices(lambda by: CHANNELS)
    ] = "call"  # fmt: skip
    happened_on: Annotated[date | None, Blank, Label(_("哪天的事")), Help(_("空着就是今天"))] = None
    about: Annotated[APerson | None, Blank, Label(_("说的是谁")), Help(_("空着就是那天归谁跟的那位"))] = None


class Reply(Takes):
    text: Annotated[
        str, StringConstraints(min_length=2, max_length=2000), Label(_("你这一边怎么说")), Widget("textarea"),
        Help(_("答复以前都可以改")),
    ]  # fmt: skip


class Answer(Takes):
    outcome: Annotated[
        Literal["upheld", "unfounded", "withdrawn"], Label(_("成立吗")), Choices(lambda by: OUTCOMES)
    ]  # fmt: skip
    text: Annotated[
        str, StringConstraints(min_length=2, max_length=2000), Label(_("怎么处理，怎么答复")), Widget("textarea"),
        Help(_("说的那位和记的那位都会看到")),
    ]  # fmt: skip


class HandOverComplaint(Takes):
    to: Annotated[APerson, Label(_("交给谁答复"))]
    reason: Annotated[str, StringConstraints(min_length=2, max_length=300), Label(_("为什么")), Widget("textarea")]
