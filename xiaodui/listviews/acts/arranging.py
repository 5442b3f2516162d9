"""How one arranges a list for himself. A preference, so no fact."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.listviews.acts.inputs import ChooseColumns, OpenWith, known_columns, known_page
from xiaodui.listviews.acts.rights import anybody
from xiaodui.listviews.models import Arrangement, View


@act("columns.choose", who=anybody, takes=ChooseColumns, label=_("选列"))
def choose_columns(*, by: Any, list: str, columns: Any = ()) -> Arrangement:
    """选列. Which columns he sees and in which order; none: as the list comes."""
    page = known_page(list)
    if not page.is_arranged:
        raise Refusal("columns.fixed", _("这个列表的列是固定的。"))
    keys = known_columns(page, columns, by)
    if page.chosen(by, keys) == page.columns:
        keys = []
    return _arranged(by, list, columns=keys)


@act("views.open_with", on=View, who=anybody, takes=OpenWith, label=_("打开列表就用它"))
def open_with(view: View, *, by: Any, on: bool = True) -> View:
    """打开列表就用它. Only where nothing else is asked of the list; `on=False`: as it comes."""
    if on or View.objects.filter(owner=by, page=view.page, name="", opens=view).exists():
        _arranged(by, view.page, opens=view if on else None)
    return view


def _arranged(by: Any, page: str, **how: Any) -> Arrangement:
    row, _made = Arrangement._base_manager.update_or_create(owner=by, page=page, name="", defaults=how)
    return row  # type: ignore[no-any-return]
