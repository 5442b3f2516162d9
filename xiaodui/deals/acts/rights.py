"""Who may do what with a deal that he already sees."""

from typing import Any

from xiaodui.deals.models import Deal


def sells(by: Any, target: Any = None) -> bool:
    return bool(by.may("sell"))


def seller_or_leader(by: Any, deal: Deal) -> bool:
    return (by.reach.acts_for(deal.owner_id) and sells(by)) or bool(by.may("lead", deal.owner.team))


def leader(by: Any, deal: Deal) -> bool:
    return bool(by.may("lead", deal.owner.team))


def sets_process(by: Any, target: Any = None) -> bool:
    return bool(by.may("catalog"))
