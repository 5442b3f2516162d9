"""What the acts on collisions take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.collisions.models.collision import OUTCOMES
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Widget
from xiaodui.core.acts.fields import Blank

SeenPerson = Annotated[Any, Ref("people.Person"), Widget("select")]
Share = Annotated[
    Annotated[int, Field(ge=1, le=99)] | None, Blank, Label(_("另一位占几成（%）")), Widget("number"),
    Help(_("一起做才填，例如 40")),
]  # fmt: skip
FactId = Annotated[int, Field(gt=0, lt=2**63)]


class Plead(Takes):
    text: Annotated[
        str, StringConstraints(min_length=2, max_length=1000), Label(_("你这一边怎么说")), Widget("textarea"),
        Help(_("只有你和来判的人看得到")),
    ]  # fmt: skip
    evidence: Annotated[
        list[FactId], Field(max_length=40), Label(_("凭哪些记录")), Choices(lambda by: []), Help(_("勾上你自己的记录"))
    ] = []  # fmt: skip


class Rule(Takes):
    outcome: Annotated[Literal["owner", "split", "other"], Label(_("怎么判")), Choices(lambda by: OUTCOMES)]
    to: Annotated[
        SeenPerson | None, Blank, Label(_("归谁")), Help(_("一起做时填牵头的那位；「其他」可以空着，就不换人"))
    ] = None  # fmt: skip
    share: Share = None
    rests_on: Annotated[FactId, Label(_("凭哪条记录")), Widget("select"), Choices(lambda by: [])]
    reason: Annotated[
        str, StringConstraints(min_length=2, max_length=400), Label(_("为什么")), Widget("textarea"),
        Help(_("两边都会看到，别写客户的资料")),
    ]  # fmt: skip


class Settle(Takes):
    outcome: Annotated[
        Literal["owner", "split"],
        Label(_("怎么了结")),
        Choices(lambda by: [one for one in OUTCOMES if one[0] != "other"]),
    ]
    to: Annotated[SeenPerson, Label(_("归谁")), Help(_("一起做时填牵头的那位"))]
    share: Share = None
    words: Annotated[
        str, StringConstraints(max_length=400), Label(_("留句话")), Widget("textarea"), Help(_("对方和组长会看到"))
    ] = ""


class Recuse(Takes):
    reason: Annotated[
        str, StringConstraints(min_length=2, max_length=400), Label(_("为什么回避")), Widget("textarea"),
        Help(_("两边和上一级会看到")),
    ]  # fmt: skip
