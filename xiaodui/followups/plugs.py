"""Where follow-ups and plans show in other rooms."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaodui.core import clock, spoken
from xiaodui.core.sockets import CUSTOMER_TABS, EXPORTS, MENU, MenuEntry, Tab
from xiaodui.customers.sockets import CHILDREN, CUSTOMER_ASIDE, Child
from xiaodui.followups import customer
from xiaodui.followups.acts import moving
from xiaodui.followups.lists import EXPORTED
from xiaodui.followups.models import FollowUp, Plan
from xiaodui.followups.naming import channel_label, plan_text, way_names, why_names
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.people.sockets import OWNED, Owned


def followup_url(pk: int) -> str:
    return reverse("followup", args=[pk])


def plan_url(pk: int) -> str:
    return reverse("plan", args=[pk])


def _called(rows: Any) -> dict[int, str]:
    found = rows.order_by().values_list("pk", "channel", "happened_at")
    return {pk: f"{channel_label(channel)} {spoken.day(clock.day_of(at), weekday=False)}" for pk, channel, at in found}


def _planned(rows: Any) -> dict[int, str]:
    return {pk: plan_text(text, channel) for pk, text, channel in rows.order_by().values_list("pk", "text", "channel")}


def _kind(model: Any, label: Any, called: Any, url: Any, icon: str) -> Kind:
    def seen(person: Any, ids: Iterable[int]) -> set[int]:
        return set(model.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))

    return Kind(
        model._meta.model_name, label, lambda ids: called(model.objects.filter(pk__in=list(ids))), url, icon, seen,
        lambda person, ids: called(model.objects.visible_to(person).filter(pk__in=list(ids))),
    )  # fmt: skip


KINDS.plug(_kind(FollowUp, _("跟进"), _called, followup_url, "message-2"))
KINDS.plug(_kind(Plan, _("下一步"), _planned, plan_url, "calendar-due"))
KINDS.plug(Kind("followup_way", _("怎么联系的"), way_names))
KINDS.plug(Kind("followup_why", _("算不算有效"), why_names))
MENU.plug(
    MenuEntry(
        key="followups",
        label=pgettext_lazy("menu", "跟进"),
        icon="message-2",
        url_name="followups",
        order=32,
        under="customers",
    )
)
for one in EXPORTED:
    EXPORTS.plug(one)
CUSTOMER_TABS.plug(Tab("followups", pgettext_lazy("menu", "跟进"), 10, customer.tab, customer.count))
CUSTOMER_ASIDE.plug(Tab("followups", _("下一步"), 5, customer.aside))
CHILDREN.plug(Child("followups", moving.moved, moving.merged, moving.unmerged))
OWNED.plug(Owned(_("下一步"), lambda person: Plan.objects.open().of(person).count(), moving.hand_over_all, order=20))
EXECUTES.plug(
    Execution(
        "pool.genuine",
        "每条跟进记下时就判：对方参与了没有，谈了什么，和自己最近写的像不像。不算的说出为什么，写的时候就看得到。",
        "Judges each follow-up as it is logged: whether they took part, what was said, how like your own last texts. Says why "
        "one doesn't count, already while you write.",
        "记跟进时", "when a follow-up is logged",
    )
)  # fmt: skip
