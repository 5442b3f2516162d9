"""Kept sets of conditions."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Refusal
from xiaodui.customers.lists import ALL
from xiaodui.dossiers.acts.inputs import EditSegment, KeepSegment
from xiaodui.dossiers.acts.rights import anybody, own
from xiaodui.dossiers.models import Edition, Segment
from xiaodui.dossiers.verbs import SEGMENT_KEPT, SEGMENT_RETIRED
from xiaodui.journal import record

MOST = 50
NOT_KEPT = {"after", "sort", "segment"}


def conditions(query: str, by: Any) -> str:
    """The query string with nothing but conditions in force; a segment within a segment isn't kept."""
    said = {name: value for name, value in parse_qsl(query) if name not in NOT_KEPT}
    if by is not None:
        in_force = {name: bound.typed[name] for bound in ALL.bind(said, by) for name in bound.values}
        said = {name: value for name, value in said.items() if name in in_force}
    if not said:
        raise Refusal("segment.empty", _("先在客户列表里筛一下，再存成分群。"))
    return urlencode(said)


@act("segments.create", who=anybody, takes=KeepSegment, label=_("存成分群"))
def keep_segment(*, by: Any, name: str, query: str, shared: bool = False) -> Segment:
    own_ones = Segment.objects.standing().filter(owner=by)
    if own_ones.filter(name=name).exists():
        raise Refusal("segment.exists", _("你已经有一个叫「%(name)s」的分群，换个名字。") % {"name": name})
    if own_ones.count() >= MOST:
        raise Refusal("segments.many", _("已经存了 %(n)s 个分群，先停用不用的。") % {"n": MOST})
    made = Segment.objects.create(name=name, query=conditions(query, by), owner=by, shared=shared, made_at=clock.now())
    Edition.draw()
    record(SEGMENT_KEPT, made, by=by, owner=by, shared=shared)
    return made


@act("segments.edit", on=Segment, who=own, takes=EditSegment, label=_("改分群"))
def edit_segment(segment: Segment, *, by: Any, version: int, name: str, query: str, shared: bool = False) -> Segment:
    others = Segment.objects.standing().filter(owner=segment.owner_id, name=name).exclude(pk=segment.pk)
    if others.exists():
        raise Refusal("segment.exists", _("你已经有一个叫「%(name)s」的分群，换个名字。") % {"name": name})
    if edit_row(segment, version, {"name": name, "query": conditions(query, by), "shared": shared}):
        Edition.draw()
        record(SEGMENT_KEPT, segment, by=by, owner=segment.owner, shared=shared)
    return segment


@act("segments.retire", on=Segment, who=own, label=_("停用"))
def retire_segment(segment: Segment, *, by: Any) -> Segment:
    if not Segment.objects.filter(pk=segment.pk, retired_at=None).update(retired_at=clock.now()):
        raise Refusal("segment.retired", _("这个分群已经停用了。"))
    Edition.draw()
    record(SEGMENT_RETIRED, segment, by=by, owner=segment.owner)
    return segment
