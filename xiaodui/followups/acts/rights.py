"""Who may log what, and who may change what was logged."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Forbidden, Invalid
from xiaodui.customers.acts.rights import owner_or_leader, sells, works_with

__all__ = ["carries", "check_contact", "check_works_with", "logged_it", "sells"]


def leads(by: Any, person: Any) -> bool:
    return bool(by.may("lead", person.team)) if person.team_id else bool(by.may("lead") and by.reach.everything)


def check_works_with(by: Any, customer: Any, person: Any) -> None:
    """He works with the customer; for somebody else he logs only where he leads."""
    if by is None:
        return
    if not works_with(by, customer):
        raise Forbidden("no-right", _("这家不归你跟。要一起跟，请归属人邀请你，或者找组长。"))
    if person.pk != by.pk and not (by.reach.acts_for(person.pk) or leads(by, person)):
        raise Forbidden("no-right", _("只能记自己的，或者你带的人的。"))


def check_contact(contact: Any, customer: Any) -> None:
    if contact is not None and contact.customer_id != customer.pk:
        raise Invalid({"contact": [_("这位不是这家的联系人，重新选一位。")]})


def logged_it(by: Any, followup: Any) -> bool:
    """Who did it, and who leads him."""
    return by.reach.acts_for(followup.person_id) or leads(by, followup.person)


def carries(by: Any, plan: Any) -> bool:
    """Whose plan it is, who leads him, and whose customer it is."""
    if plan.person_id and (by.reach.acts_for(plan.person_id) or leads(by, plan.person)):
        return True
    return owner_or_leader(by, plan.customer)
