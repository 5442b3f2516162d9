"""What the acts on uploads take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Help, Label, Ref, Takes, Widget
from xiaodui.core.acts.fields import Blank
from xiaodui.exchange.keeping import Stored

EXISTING = [("fill", _("补上空着的")), ("overwrite", _("以文件为准")), ("skip", _("不动"))]
UNOWNED = [("mine", _("归我")), ("rules", _("按分配规则分，分不出去的进公海")), ("pool", _("放进公海，谁都可以领"))]


def _content(value: Any) -> Any:
    """A file that a page has stored, or the text of a CSV."""
    if isinstance(value, (Stored, str)):
        return value
    raise PydanticCustomError("string_type", "Not a text")


Content = Annotated[
    Any,
    BeforeValidator(_content),
    WithJsonSchema({"type": "string", "description": "The text of a CSV with a header."}),
]
Name = Annotated[str, StringConstraints(max_length=120)]


class NewUpload(Takes):
    kind: Annotated[Literal["customers", "leads", "deals", "products"], Label(_("导入什么"))]
    name: Annotated[str, StringConstraints(min_length=1, max_length=120), Label(_("文件名"))]
    content: Annotated[Content, Label(_("文件"))]


class AskExport(Takes):
    """`filters`: the list's own query parameters."""

    list: Annotated[
        Annotated[str, StringConstraints(min_length=1, max_length=60)], Label(_("哪份名单")), Widget("hidden")
    ]
    format: Annotated[Literal["csv", "xlsx"], Label(_("格式")), Widget("hidden")] = "csv"
    reason: Annotated[
        str, StringConstraints(min_length=4, max_length=200), Label(_("用来做什么")),
        Help(_("写清楚给谁、做什么。今天后面再导不用重写；组长能看到。")),
    ]  # fmt: skip
    filters: Annotated[
        dict[Name, Annotated[str, StringConstraints(max_length=200)]], Label(_("筛选")), Widget("hidden")
    ] = {}


SeenPool = Annotated[Any, Ref("pool.Pool")]


class MapUpload(Takes):
    """`columns`: our field → the file's column; what isn't there isn't imported. `pool`: by default the one that region,
    level and products lead to."""

    columns: Annotated[dict[Name, Annotated[str, StringConstraints(max_length=500)]], Label(_("列的对应"))]
    existing: Annotated[Literal["fill", "overwrite", "skip"], Label(_("已经有的记录"))] = "fill"
    unowned: Annotated[Literal["mine", "rules", "pool"], Label(_("没写归谁的"))] = "mine"
    pool: Annotated[SeenPool | None, Blank, Label(_("哪个公海"))] = None
