"""Where dossiers show in other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.core.sockets import CORNER, CUSTOMER_TABS, MenuEntry, Tab
from xiaodui.customers.sockets import (
    CHILDREN,
    CUSTOMER_ASIDE,
    FURTHER,
    GUARDS,
    KEPT,
    SEVERAL,
    Child,
    Kept,
    Several,
)
from xiaodui.dossiers.acts.merging import merged, unmerged
from xiaodui.dossiers.acts.tags import tag, untag
from xiaodui.dossiers.filters import filters, sorts
from xiaodui.dossiers.guards import before_selling
from xiaodui.dossiers.keeps import cells, columns, heads, said
from xiaodui.dossiers.models import Field, Segment, Tag, Way
from xiaodui.dossiers.parts import aside, dossier_tab, files_count, files_tab
from xiaodui.dossiers.reaching import further
from xiaodui.dossiers.setup import setup
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def _seen(person: Any, ids: Any) -> Any:
    return Way.objects.visible_to(person).filter(pk__in=ids).select_related("customer")


def setup_url(pk: int) -> str:
    return reverse("dossier-setup")


FURTHER.plug(further)
KEPT.plug(Kept("dossiers", filters, sorts, said, heads, cells, columns))
GUARDS.plug(before_selling)
CHILDREN.plug(Child("dossier", merged=merged, unmerged=unmerged))
CUSTOMER_ASIDE.plug(Tab("dossier", _("档案"), 60, aside))
CUSTOMER_TABS.plug(Tab("dossier", _("档案"), 40, dossier_tab))
CUSTOMER_TABS.plug(Tab("files", pgettext_lazy("menu", "文件"), 45, files_tab, files_count))
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


def _tags_there(person: Any) -> bool:
    return bool(person.may("sell") and setup(person).tags)


SEVERAL.plug(Several("tag", tag, _("给勾选的 %(n)s 家贴什么标签？"), _("贴标签"), "tag", _tags_there, 24))
SEVERAL.plug(Several("untag", untag, _("从勾选的 %(n)s 家拿掉什么标签？"), _("拿掉标签"), "tag-off", _tags_there, 25))
