"""Logging a contact: as it was, judged at once."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.guarding import guard
from xiaodui.customers.models import Customer
from xiaodui.followups.acts import planning
from xiaodui.followups.acts.inputs import LogFollowUp
from xiaodui.followups.acts.judging import judge, settle
from xiaodui.followups.acts.rights import check_contact, check_works_with, sells
from xiaodui.followups.acts.telling import tell_logged
from xiaodui.followups.models import FollowUp
from xiaodui.people.models import Person

DAYS_BACK = 7
"""A contact may be logged so many days late; an import brings its own clock."""
A_MOMENT = timedelta(minutes=5)
NEXT = ("next_on", "next_time", "next_channel", "next_text")


@act("followups.create", who=sells, takes=LogFollowUp, label=_("记跟进"))
def create(*, by: Any, plan: Any = None, **given: Any) -> FollowUp:
    """记跟进. Whether it counts is decided here and now, by the clause in force for who did it; what doesn't count is
    kept all the same."""
    row = built(by, given)
    check(row, by, plan)
    guard(row.customer, by, "contact", row.person)
    # Two copies sent at once: each must see the other's text, so its author's turn is taken first.
    list(Person.objects.select_for_update(no_key=True).filter(pk=row.person_id).values_list("pk"))
    settle(row, judge(row))
    row.first_of_day = not same_day(row).exists()
    row.save(force_insert=True)
    touch(row)
    tell_logged(row, by)
    planning.after(row, by, plan, {name: given.get(name) for name in NEXT})
    return row


def built(by: Any, given: dict[str, Any]) -> FollowUp:
    """The row that this input makes, unsaved and not yet judged."""
    own = {name: value for name, value in given.items() if name not in NEXT}
    person = own.pop("person") or by
    if person is None:
        raise Refusal("followup.nobody", _("写上是谁跟的。"))
    happened = moment(own.pop("happened_at"))
    return FollowUp(**own, person=person, happened_at=happened, logged_at=clock.now())


def moment(said: datetime | None) -> datetime:
    """The instant that was meant: without a zone, on the reader's clock."""
    now = clock.now()
    if said is None:
        return now
    meant = said if said.tzinfo else timezone.make_aware(said)
    if meant > now + A_MOMENT:
        raise Invalid({"happened_at": [_("还没到这个时间。要约以后的，记成下一步。")]})
    if meant < now - timedelta(days=DAYS_BACK):
        raise Invalid({"happened_at": [_("超过 %(days)s 天的补不了，写成备注。") % {"days": DAYS_BACK}]})
    return min(meant, now)


def check(row: FollowUp, by: Any, plan: Any = None) -> None:
    check_works_with(by, row.customer, row.person)
    check_contact(row.contact, row.customer)
    if plan is not None and plan.customer_id != row.customer_id:
        raise Invalid({"plan": [_("这个计划是别家的，重新选一个。")]})


def same_day(row: FollowUp) -> Any:
    """His other contacts with this customer on that day."""
    noon, half = clock.noon(clock.day_of(row.happened_at)), timedelta(hours=12)
    day = Q(happened_at__gte=noon - half, happened_at__lt=noon + half)
    rows = FollowUp.objects.standing().filter(day, customer=row.customer, person=row.person)
    return rows.exclude(pk=row.pk) if row.pk else rows


def touch(row: FollowUp) -> None:
    Customer.objects.filter(pk=row.customer_id, touched_at__lt=row.happened_at).update(touched_at=row.happened_at)
