"""Who may do what with a customer that he already sees."""

from typing import Any

from xiaodui.customers.models import Customer


def sells(by: Any, target: Any = None) -> bool:
    return bool(by.may("sell"))


def leads_owner(by: Any, customer: Customer) -> bool:
    """He leads where the owner stands; what has no owner needs the right somewhere."""
    return bool(by.may("lead", customer.owner.team) if customer.owner_id and customer.owner else by.may("lead"))


def owner_or_leader(by: Any, customer: Customer) -> bool:
    return (by.reach.acts_for(customer.owner_id) and sells(by)) or leads_owner(by, customer)


def works_with(by: Any, customer: Customer) -> bool:
    """Owner, leader, or one who is involved: may write notes and add contacts. No query where a page has fetched the
    customer's involvements."""
    return owner_or_leader(by, customer) or (sells(by) and customer.involves(by))
