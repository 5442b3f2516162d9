"""Bringing a whole set of another system: words of colleagues, so the owner of the house alone."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, act
from xiaodui.exchange.acts.inputs import Content
from xiaodui.exchange.models import Upload


class NewSet(Takes):
    kind: Annotated[Literal["slack"], Label(_("搬什么"))]
    name: Annotated[str, StringConstraints(min_length=1, max_length=120), Label(_("文件名"))]
    content: Annotated[Content, Label(_("文件"))]


def owns_the_house(by: Any, target: Any = None) -> bool:
    return bool(by.is_owner and by.may("import"))


@act("imports.bring_set", who=owns_the_house, takes=NewSet, door="none", label=_("上传"))
def bring_set(*, by: Any, kind: str, name: str, content: Any) -> Upload:
    """上传. Nothing is brought in yet: it is looked at first. Programs have the command line."""
    return Upload.objects.create(
        person=by, kind=kind, name=name, path=content.path, size=content.size, brought_at=clock.now()
    )  # fmt: skip
