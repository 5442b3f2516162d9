"""What follow-ups add to the lists of customers and leads: when somebody last did, and what is planned."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _

from xiaodui.core.web.lists import Column
from xiaodui.customers.sockets import KEPT, Kept
from xiaodui.followups.models import FollowUp, Plan


def last_followups(person: Any, ids: Sequence[int]) -> dict[int, Any]:
    rows = FollowUp.objects.visible_to(person).standing().filter(customer__in=ids).order_by()
    return dict(rows.values_list("customer_id").annotate(at=Max("happened_at")))


def next_plans(person: Any, ids: Sequence[int]) -> dict[int, Any]:
    rows = Plan.objects.visible_to(person).open().filter(customer__in=ids).order_by()
    return dict(rows.values_list("customer_id").annotate(on=Min("due_on")))


COLUMNS = (
    Column(_("最近跟进"), css="r", key="last_followup", kind="instant", fetch=last_followups),
    Column(_("下次跟进"), css="r", key="next_plan", kind="day", fetch=next_plans),
)


def cells(person: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    found = [last_followups(person, ids), next_plans(person, ids)]
    return {pk: [one.get(pk) for one in found] for pk in ids}


KEPT.plug(
    Kept(
        "followups", lambda person: (), lambda person: (), lambda person, ids, asked: {},
        lambda person: [(one.key, one.label) for one in COLUMNS], cells, lambda person: COLUMNS,
    )
)  # fmt: skip
