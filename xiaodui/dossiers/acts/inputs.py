"""What the acts on dossiers take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.dossiers.keeping import Ready, Stored, from_base64
from xiaodui.dossiers.models import Tag
from xiaodui.dossiers.models import field as fields
from xiaodui.dossiers.models.dossier import CHANNELS, TIMES
from xiaodui.dossiers.models.relation import KINDS as RELATIONS
from xiaodui.dossiers.models.tag import TONES
from xiaodui.dossiers.models.way import KINDS as WAYS

ATag = Annotated[Any, Ref("dossiers.Tag")]


def _tags(by: Any) -> list[tuple[int, str]]:
    return list(Tag.objects.standing().order_by("group", "name").values_list("pk", "name"))


class NewTag(Takes):
    name: Annotated[
        str, StringConstraints(min_length=1, max_length=20), Label(_("标签")), Help(_("一个词，例如「样板客户」"))
    ]
    group: Annotated[
        str, StringConstraints(max_length=20), Label(_("哪一类")), Help(_("例如「画像」「阶段」；空着也行"))
    ] = ""
    tone: Annotated[
        Literal["line", "info", "guard", "kept", "due", "late", "honour"], Label(_("颜色")), Choices(lambda by: TONES)
    ] = "line"


class PutTag(Takes):
    tag: Annotated[ATag, Label(_("标签")), Choices(_tags)]


class FieldIs(Takes):
    name_zh: Annotated[str, StringConstraints(min_length=1, max_length=30), Label(_("名称"))]
    name_en: Annotated[str, StringConstraints(max_length=40), Label(_("英文名称")), Help(_("空着就用中文的"))] = ""
    choices: Annotated[
        str,
        StringConstraints(max_length=1000),
        Label(_("选项")),
        Widget("textarea"),
        Help(_("一行一个；只有「选项」要填")),
    ] = ""
    help: Annotated[str, StringConstraints(max_length=100), Label(_("提示")), Help(_("填的人会看到"))] = ""
    step: Annotated[
        Literal["", "qualify", "sell"], Label(_("什么时候必须填")), Choices(lambda by: fields.STEPS[1:])
    ] = ""
    order: Annotated[Annotated[int, Field(ge=0, le=999)], Label(_("排第几")), Widget("number")] = 50


class NewField(FieldIs):
    kind: Annotated[
        Literal["text", "number", "money", "date", "choice", "bool", "person"], Label(_("填什么")),
        Choices(lambda by: fields.KINDS), Help(_("以后不能再改")),
    ]  # fmt: skip


class EditField(FieldIs):
    version: Version


class Fill(Takes):
    """`values`: a field's key ("f3") → what is said; "" takes it away, a field that isn't named stays."""

    values: Annotated[dict[Annotated[str, StringConstraints(max_length=20)], Any], Label(_("内容"))]
    version: Version


class Prefer(Takes):
    best_time: Annotated[
        Literal["", "morning", "noon", "afternoon", "evening"], Label(_("什么时候联系好")), Choices(lambda by: TIMES)
    ] = ""
    best_channel: Annotated[
        Literal["", "call", "visit", "message", "mail"], Label(_("怎么联系好")), Choices(lambda by: CHANNELS)
    ] = ""
    language: Annotated[
        str, StringConstraints(max_length=30), Label(_("说什么话")), Help(_("例如「粤语」「英文」"))
    ] = ""
    needs: Annotated[str, StringConstraints(max_length=500), Label(_("要什么")), Widget("textarea")] = ""
    likes: Annotated[str, StringConstraints(max_length=300), Label(_("看重什么")), Widget("textarea")] = ""
    taboo: Annotated[str, StringConstraints(max_length=300), Label(_("忌讳什么")), Widget("textarea")] = ""
    version: Version


class WayIs(Takes):
    value: Annotated[str, StringConstraints(min_length=1, max_length=200), Label(_("号码或地址"))]
    label: Annotated[str, StringConstraints(max_length=20), Label(_("哪一个")), Help(_("例如「厂部」「仓库」"))] = ""


class NewWay(WayIs):
    kind: Annotated[Literal["phone", "email", "wechat", "address"], Label(_("哪一种")), Choices(lambda by: WAYS)]
    contact: Annotated[Annotated[Any, Ref("customers.Contact")] | None, Blank, Label(_("谁的"))] = None


class EditWay(WayIs):
    version: Version


class Relate(Takes):
    other: Annotated[Any, Ref("customers.Customer"), Label(_("哪一家")), Widget("search-select")]
    kind: Annotated[
        Literal["supplies", "partner", "same_boss", "referred"], Label(_("什么关系")),
        Choices(lambda by: [(key, said[0]) for key, said in RELATIONS.items()]),
    ]  # fmt: skip
    note: Annotated[str, StringConstraints(max_length=100), Label(_("说明"))] = ""


def _content(value: Any) -> Any:
    """Read, and a picture cleaned, here: before the act's transaction, which must not wait for it."""
    if isinstance(value, str):
        return from_base64(value)
    if isinstance(value, Stored | Ready):
        return value
    raise PydanticCustomError("string_type", "Not a text")


Content = Annotated[
    Any,
    BeforeValidator(_content),
    WithJsonSchema({"type": "string", "description": "The file's bytes in base64.", "contentEncoding": "base64"}),
]


class Attach(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=400), Label(_("文件名"))]
    content: Annotated[Content, Label(_("文件")), Widget("file")]


class KeepSegment(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=40), Label(_("分群叫什么"))]
    query: Annotated[str, StringConstraints(min_length=1, max_length=1000), Widget("hidden"), Label(_("条件"))]
    shared: Annotated[bool, Label(_("大家都能用")), Widget("checkbox"), Help(_("每个人只看到自己看得到的客户"))] = False


class EditSegment(KeepSegment):
    version: Version
