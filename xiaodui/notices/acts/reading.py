"""Reading: a mark of one's own, so no fact."""

from collections.abc import Collection
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from xiaodui.core import clock
from xiaodui.core.acts import Takes, act
from xiaodui.notices.kinds import NoticeKind
from xiaodui.notices.models import Notice


def ones_own(by: Any, notice: Any) -> bool:
    return bool(notice.person_id == by.pk)


def anybody(by: Any, target: Any = None) -> bool:
    return bool(by.is_active)


@act("notices.read", on=Notice, who=ones_own, label=_("标为已读"))
def read(notice: Notice, *, by: Any) -> Notice:
    """标为已读. Reading it twice keeps the first time."""
    Notice.objects.filter(pk=notice.pk).unread().update(read_at=clock.now())
    notice.refresh_from_db()
    return notice


def lay_aside(kind: NoticeKind, abouts: Collection[str], to: Collection[int]) -> None:
    """What these unread ones ask for is settled: nobody needs to read them any more. In the caller's transaction."""
    Notice.objects.unread().filter(person__in=to, kind=kind.name, about__in=abouts).update(read_at=clock.now())


class ReadAll(Takes):
    upto: Annotated[int, Field(ge=0, le=2**62)] | None = None
    """The newest notice that the reader saw; what came after stays unread."""


@act("notices.read_all", who=anybody, takes=ReadAll, label=_("全部标为已读"))
def read_all(*, by: Any, upto: int | None) -> int:
    """全部标为已读. How many were unread."""
    rows = Notice.objects.visible_to(by).unread()
    return (rows if upto is None else rows.filter(pk__lte=upto)).update(read_at=clock.now())
