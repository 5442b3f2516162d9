"""What the acts on uploads take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Label, Takes
from xiaodui.exchange.keeping import Stored

EXISTING = [("fill", _("补上空着的")), ("overwrite", _("以文件为准")), ("skip", _("不动"))]


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
    kind: Annotated[Literal["customers", "deals", "products"], Label(_("导入什么"))]
    name: Annotated[str, StringConstraints(min_length=1, max_length=120), Label(_("文件名"))]
    content: Annotated[Content, Label(_("文件"))]


class MapUpload(Takes):
    """`columns`: our field → the file's column; what isn't there isn't imported."""

    columns: Annotated[dict[Name, Annotated[str, StringConstraints(max_length=500)]], Label(_("列的对应"))]
    existing: Annotated[Literal["fill", "overwrite", "skip"], Label(_("已经有的记录"))] = "fill"
