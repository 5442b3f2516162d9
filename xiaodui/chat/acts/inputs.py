"""What the acts of a room take."""

import unicodedata
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from xiaodui.chat.models.room import DOORS
from xiaodui.chat.models.seat import RINGS, ROLES
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank

LONGEST = 8000
"""Signs of one message: six pages. What is longer belongs into a file."""

OPENED = [("topic", _("大家都能说")), ("notice", _("只有管理员能发，大家看"))]
APerson = Annotated[Any, Ref("people.Person"), Widget("search-select")]
AMessage = Annotated[Any, Ref("chat.Message"), Widget("hidden")]
Said = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST), Label(_("说点什么")), Widget("textarea")]
Words = Annotated[str, StringConstraints(max_length=LONGEST), Label(_("说点什么")), Widget("textarea")]
Key = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z-]{1,20}:[1-9]\d{0,17}$")]
Enclosed = Annotated[list[Key], Field(max_length=10), Label(_("附带"))]
Client = Annotated[str, StringConstraints(max_length=40, pattern=r"^[\w-]*$"), Widget("hidden")]


def _is_sign(value: str) -> str:
    """Pictures only: who wants to say something says it."""
    if not value or any(unicodedata.category(letter)[0] not in {"S", "C", "M"} for letter in value):
        raise PydanticCustomError("sign", "Not a sign")
    return value


Sign = Annotated[str, StringConstraints(min_length=1, max_length=16), AfterValidator(_is_sign), Label(_("表情"))]


class Say(Takes):
    text: Words = ""
    enclosed: Annotated[Enclosed, Help(_("文件、投票、客户这些的编号，比如 file:12"))] = []
    client: Annotated[Client, Help(_("同一个编号只会发出一次"))] = ""
    under: Annotated[AMessage | None, Blank, Label(_("回复哪一条"))] = None
    anyway: Annotated[bool, Label(_("提醒过了，照原样发")), Widget("hidden")] = False
    urgent: Annotated[bool, Label(_("急"))] = False


class Reword(Takes):
    text: Said
    anyway: Annotated[bool, Label(_("提醒过了，照原样发")), Widget("anyway")] = False
    version: Version


class Recall(Takes):
    pass


class React(Takes):
    sign: Sign


class Pin(Takes):
    pass


class OpenRoom(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("群名"))]
    purpose: Annotated[
        str, StringConstraints(max_length=300), Label(_("用来聊什么")), Help(_("写清楚，大家就不会聊偏"))
    ] = ""
    kind: Annotated[Literal["topic", "notice"], Label(_("哪一种")), Choices(lambda by: OPENED)] = "topic"
    door: Annotated[Literal["open", "ask", "invited"], Label(_("怎么进群")), Choices(lambda by: DOORS)] = "open"


class EditRoom(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("群名"))]
    purpose: Annotated[str, StringConstraints(max_length=300), Label(_("用来聊什么"))] = ""
    door: Annotated[Literal["open", "ask", "invited"], Label(_("怎么进群")), Choices(lambda by: DOORS)] = "open"
    version: Version


class Lounge(Takes):
    lounge: Annotated[bool, Label(_("这是闲聊群")), Help(_("拼团、红包、玩笑都可以，骂人不行"))] = False


class Nothing(Takes):
    pass


class ARoom(Takes):
    room: Annotated[int, Field(ge=1, le=2**62), Label(_("哪个群")), Widget("hidden")]


class OnePerson(Takes):
    person: Annotated[APerson, Label(_("哪位同事"))]


class TurnAway(Takes):
    person: Annotated[Any, Ref("people.Person"), Label(_("哪位同事")), Widget("hidden")]
    word: Annotated[
        str,
        StringConstraints(strip_whitespace=True, max_length=300),
        Label(_("对他说一句")),
        Widget("textarea"),
        Help(_("可以不写；写了，他更明白该怎么办")),
    ] = ""


class People(Takes):
    people: Annotated[
        list[Annotated[int, Field(ge=1, le=2**62)]], Field(min_length=1, max_length=200), Label(_("请谁进来"))
    ]


class Rank(Takes):
    person: Annotated[APerson, Label(_("哪位同事"))]
    role: Annotated[Literal["owner", "admin", "member"], Label(_("在群里的身份")), Choices(lambda by: ROLES)]


class Ring(Takes):
    ring: Annotated[Literal["all", "named", "none"], Label(_("怎么提醒我")), Choices(lambda by: RINGS)]


class TalkTo(Takes):
    person: Annotated[APerson, Label(_("和谁聊"))]
