"""What a second process wins while the server tells it."""

import time

from django.db import transaction

from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.deals import acts as deals
from xiaodui.deals.models import Deal
from xiaodui.people.models import Person


def seat_all() -> None:
    with transaction.atomic():
        follow_teams()


def won(login: str, amount: str = "320000") -> float:
    """The instant at which winning was answered."""
    person = Person.objects.get(login=login)
    deals.win(deals.create(by=person, title="二期改造", amount=amount), by=person, amount=amount)
    return time.time()


def reopened(login: str) -> None:
    deals.reopen(Deal.objects.won().latest("pk"), by=Person.objects.get(login=login), reason="记错了")
