"""What these acts take."""

from datetime import date, datetime, time
from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from xiaodui.chat.acts.inputs import AMessage, Enclosed, Words
from xiaodui.core.acts import Choices, Help, Label, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.later.moments import LABELS

SENDING = ("awake", "tomorrow", "workday")
REMINDING = ("20m", "1h", "3h", "tomorrow", "workday")
Day = Annotated[date | None, Blank, Label(_("哪天"))]
Hour = Annotated[time | None, Blank, Label(_("几点")), Help(_("空着就是 9:00")), Widget("time")]


class SayLater(Takes):
    text: Words = ""
    enclosed: Enclosed = []
    under: Annotated[AMessage | None, Blank, Label(_("回复哪一条"))] = None
    when: Annotated[
        Literal["awake", "tomorrow", "workday", "own"], Label(_("什么时候")),
        Choices(lambda by: [(key, LABELS[key]) for key in (*SENDING, "own")]),
    ] = "own"  # fmt: skip
    day: Day = None
    hour: Hour = None


class EditWaiting(Takes):
    text: Words = ""
    day: Annotated[date, Label(_("哪天"))]
    hour: Annotated[time, Label(_("几点")), Widget("time")]
    version: Version


class SendNow(Takes):
    anyway: Annotated[bool, Label(_("提醒过了，照原样发")), Widget("anyway")] = False


class Remind(Takes):
    when: Annotated[
        Literal["20m", "1h", "3h", "tomorrow", "workday", "own"], Label(_("什么时候")),
        Choices(lambda by: [(key, LABELS[key]) for key in (*REMINDING, "own")]),
    ] = "own"  # fmt: skip
    day: Day = None
    hour: Hour = None


class KeepDraft(Takes):
    text: Words = ""
    root: Annotated[int, Field(ge=0, le=2**62), Help(_("写在哪一条下面，0 是群里"))] = 0
    typed_at: Annotated[datetime, Help(_("打字那台设备的时间"))]


class Nothing(Takes):
    pass
