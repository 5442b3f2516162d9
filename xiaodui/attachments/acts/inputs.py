"""What the acts on attachments take."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from xiaodui.attachments.keeping import Kept, Ready, from_base64, store
from xiaodui.core.acts import Help, Label, Takes, Widget


def _content(value: Any) -> Any:
    """Read, and a picture drawn anew, here: before the act's transaction, which must not wait for it."""
    if isinstance(value, str):
        return from_base64(value)
    if hasattr(value, "chunks"):
        return store(value)
    if isinstance(value, Kept | Ready):
        return value
    raise PydanticCustomError("string_type", "Not a text")


Content = Annotated[
    Any,
    BeforeValidator(_content),
    WithJsonSchema(
        {
            "type": "string",
            "description": "The file's bytes in base64; or as a part of multipart/form-data.",
            "contentEncoding": "base64",
        }
    ),
]


class Bring(Takes):
    name: Annotated[
        str, StringConstraints(min_length=1, max_length=400), Label(_("文件名")), Help(_("带后缀，例如「报价单.pdf」"))
    ]
    content: Annotated[Content, Label(_("文件")), Widget("file")]
