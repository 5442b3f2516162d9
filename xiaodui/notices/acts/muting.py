"""Muting a kind of notices or a record, and hearing of it again."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.journal.saying import is_key
from xiaodui.notices.acts.reading import anybody
from xiaodui.notices.kinds import all_kinds, kind_named
from xiaodui.notices.models import Mute, Notice
from xiaodui.notices.verbs import MUTED, UNMUTED

Word = Annotated[str, StringConstraints(max_length=120)]


class Mutes(Takes):
    kind: Annotated[Word, Label(_("哪一类"))] = ""
    about: Annotated[Word, Label(_("哪条记录"))] = ""


@act("notices.mute", who=anybody, takes=Mutes, label=_("不再提醒"))
def mute(*, by: Any, kind: str, about: str) -> Mute:
    """不再提醒. A kind of notices, or all about one record; those that are unread count as read."""
    if bool(kind) == bool(about):
        raise Refusal("mute.which", _("选一类通知，或者选一条记录。"))
    if kind and kind not in {one.name for one in all_kinds()}:
        raise Refusal("mute.unknown", _("没有这一类通知，刷新后再选。"))
    if kind and kind_named(kind).always:
        raise Refusal("mute.always", _("「%(kind)s」关系到你自己，不能静音。") % {"kind": kind_named(kind).label})
    if about and not is_key(about):
        raise Refusal("mute.unknown", _("没有这条记录，刷新后再选。"))
    made, fresh = Mute.objects.get_or_create(person=by, kind=kind, about=about, defaults={"muted_at": clock.now()})
    if fresh:
        record(MUTED, f"inbox:{by.pk}", by=by, kind=kind, about=about)
    unread = Notice.objects.visible_to(by).unread()
    (unread.filter(kind=kind) if kind else unread.about(about)).update(read_at=clock.now())
    return made


@act("notices.unmute", who=anybody, takes=Mutes, label=_("重新提醒"))
def unmute(*, by: Any, kind: str, about: str) -> int:
    """重新提醒. What came meanwhile wasn't kept."""
    gone, _each = Mute.objects.visible_to(by).filter(kind=kind, about=about).delete()
    if gone:
        record(UNMUTED, f"inbox:{by.pk}", by=by, kind=kind, about=about)
    return gone
