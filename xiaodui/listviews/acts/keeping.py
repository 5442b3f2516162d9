"""Keeping a view by name, changing it, dropping it. One's own until it is shared, so no fact."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Refusal
from xiaodui.listviews.acts.inputs import CopyView, EditView, KeepView, known_columns, known_page
from xiaodui.listviews.acts.naming import MOST, free_name
from xiaodui.listviews.acts.rights import anybody, own
from xiaodui.listviews.acts.sharing import tell_unshared
from xiaodui.listviews.models import View


@act("views.create", who=anybody, takes=KeepView, label=_("存成视图"))
def create(*, by: Any, list: str, name: str, query: str = "", columns: Any = ()) -> View:
    """存成视图. A name that he has on this list already is kept anew: what it showed before is gone."""
    keys = known_columns(known_page(list), columns, by)
    own_ones = View.objects.named().filter(owner=by, page=list)
    if own_ones.count() >= MOST and not own_ones.filter(name=name).exists():
        raise Refusal("views.many", _("存了 %(n)s 个视图了，先删掉不用的。") % {"n": MOST})
    view, made = View.objects.get_or_create(owner=by, page=list, name=name, defaults={"query": query, "columns": keys})
    if not made:
        edit_row(view, view.version, {"query": query, "columns": keys})
    return view


@act("views.edit", on=View, who=own, takes=EditView, label=_("改视图"))
def edit(view: View, *, by: Any, name: str, query: str, columns: Any, version: int) -> View:
    """改视图. Whoever it is shared with sees it changed the next time he opens it."""
    if View.objects.filter(owner=view.owner_id, page=view.page, name=name).exclude(pk=view.pk).exists():
        raise Refusal("view.exists", _("这个列表里你已经有一个「%(name)s」，换个名字。") % {"name": name})
    keys = known_columns(known_page(view.page), columns, by)
    edit_row(view, version, {"name": name, "query": query, "columns": keys})
    return view


@act("views.delete", on=View, who=own, label=_("删掉"))
def delete(view: View, *, by: Any) -> View:
    """删掉. Who opened his list with it opens it plain."""
    if view.shared_at:
        tell_unshared(view, by)
    View.objects.filter(pk=view.pk).delete()
    return view


@act("views.copy", on=View, who=anybody, takes=CopyView, label=_("抄一份"))
def copy(view: View, *, by: Any, name: str = "") -> View:
    """抄一份. His own from then on: what the other does with the first one leaves it as it is."""
    return create(by=by, list=view.page, name=free_name(by, view.page, name or view.name), query=view.query,
                  columns=[key for key in view.columns if key in offered_to(by, view.page)])  # fmt: skip


def offered_to(by: Any, page: str) -> set[str]:
    return {one.key for one in known_page(page).offered(by)}
