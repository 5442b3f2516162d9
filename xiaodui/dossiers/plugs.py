"""Where dossiers show in other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, CUSTOMER_TABS, MenuEntry, Tab
from xiaodui.customers.sockets import CHILDREN, CUSTOMER_ASIDE, FURTHER, GUARDS, KEPT, Child, Kept
from xiaodui.dossiers.acts.merging import merged, unmerged
from xiaodui.dossiers.filters import filters, sorts
from xiaodui.dossiers.guards import before_selling
from xiaodui.dossiers.keeps import cells, heads, said
from xiaodui.dossiers.models import Field, Segment, Tag, Way
from xiaodui.dossiers.parts import aside, dossier_tab, files_count, files_tab
from xiaodui.dossiers.reaching import further
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def _seen(person: Any, ids: Any) -> Any:
    return Way.objects.visible_to(person).filter(pk__in=ids).select_related("customer")


def setup_url(pk: int) -> str:
    return reverse("dossier-setup")


FURTHER.plug(further)
KEPT.plug(Kept("dossiers", filters, sorts, said, heads, cells))
GUARDS.plug(before_selling)
CHILDREN.plug(Child("dossier", merged=merged, unmerged=unmerged))
CUSTOMER_ASIDE.plug(Tab("dossier", _("档案"), 60, aside))
CUSTOMER_TABS.plug(Tab("dossier", _("档案"), 40, dossier_tab))
CUSTOMER_TABS.plug(Tab("files", _("文件"), 45, files_tab, files_count))
CORNER.plug(MenuEntry("dossier-setup", _("标签和字段"), "tags", "dossier-setup", 45))
KINDS.plug(kind_of_model(Tag, _("标签"), setup_url, icon="tag"))
KINDS.plug(kind_of_model(Field, _("字段"), setup_url, icon="forms", name="name_zh"))
KINDS.plug(kind_of_model(Segment, _("分群"), lambda pk: f"{reverse('customers')}?segment={pk}", icon="users-group"))
FOUND.plug(
    SearchKind(
        "way", _("联系方式"), "address-book", _seen, lambda way: f"{reverse('customer', args=[way.customer_id])}?tab=dossier",
        title=lambda way: way.customer.name, hint=lambda way: way.value, order=25,
    )
)  # fmt: skip
