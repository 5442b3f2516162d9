"""Where deals show in other rooms."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, CUSTOMER_TABS, EXPORTS, MENU, MenuEntry, Tab
from xiaodui.core.spoken import money
from xiaodui.deals.acts.move import hand_over_all
from xiaodui.deals.customer import seen_at
from xiaodui.deals.lists import EXPORT
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.verbs import DEAL_REOPENED, DEAL_WON
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.people.sockets import OWNED, Owned
from xiaodui.pulse.sockets import ALOUD
from xiaodui.robots.sockets import ANNOUNCED, Announcement
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def deal_url(pk: int) -> str:
    return reverse("deal", args=[pk])


def _stage_names(ids: Any) -> dict[int, str]:
    return {stage.pk: stage.name for stage in Stage.objects.filter(pk__in=list(ids))}


def _of(request: Any, customer: Any) -> Any:
    return Deal.objects.visible_to(request.user).filter(customer=customer)


def customer_tab(request: Any, customer: Any) -> tuple[str, dict[str, Any]]:
    """The customer's deals that this reader may see, open ones first."""
    deals = list(_of(request, customer).select_related("stage", "owner").order_by("-created_at", "-pk")[:100])
    deals.sort(key=lambda deal: deal.closed_on is not None)
    return "deals/_customer_tab.html", {"deals": deals, "customer": customer, "may_open": request.user.may("sell")}


def _seen(person: Any, ids: Any) -> Any:
    return Deal.objects.visible_to(person).filter(pk__in=ids).select_related("customer", "stage")


def _hint(deal: Deal) -> str:
    said = [deal.customer.name if deal.customer else "", deal.stage.name, money(deal.amount, deal.currency)]
    return " · ".join(word for word in said if word)


CORNER.plug(
    MenuEntry(
        key="stages",
        label=_("销售阶段"),
        icon="layout-columns",
        url_name="stages",
        order=10,
        may=lambda person: person.may("catalog"),
    )
)
MENU.plug(MenuEntry("deals", _("商机"), "layout-kanban", "deals", 50, phone=True))
CUSTOMER_TABS.plug(
    Tab("deals", _("商机"), 20, customer_tab, lambda request, customer: len(seen_at(request.user, customer)))
)
EXPORTS.plug(EXPORT)
KINDS.plug(kind_of_model(Deal, _("商机"), deal_url, icon="layout-kanban", name="title"))
KINDS.plug(Kind("stage", _("销售阶段"), _stage_names, icon="layout-columns"))
FOUND.plug(SearchKind("deal", _("商机"), "layout-kanban", _seen, lambda deal: deal_url(deal.pk), hint=_hint, order=30))
OWNED.plug(
    Owned(_("在途商机"), lambda person: Deal.objects.open().filter(owner=person).count(), hand_over_all, order=20)
)
for verb in (DEAL_WON, DEAL_REOPENED):
    ALOUD.plug(verb.name)
# What is published of a win, and no more: neither the deal's name nor the customer's.
ANNOUNCED.plug(
    Announcement(
        DEAL_WON,
        "赢单",
        "Deals won",
        zh="{owner} 赢下一单，{amount}（{team}）",
        en="{owner} won a deal: {amount} ({team})",
    )
)
