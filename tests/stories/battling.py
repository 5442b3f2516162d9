"""What the stories of battle reports need of the writing process."""

from xiaodui.customers.acts import create as add_customer
from xiaodui.deals import acts as deals
from xiaodui.deals.models import Deal
from xiaodui.people.models import Person


def open_deal(amount: str = "320000") -> int:
    """王磊's, at a customer of his."""
    wanglei = Person.objects.get(login="wanglei")
    customer = add_customer(by=wanglei, name=f"无锡博远电气{Deal.objects.count()}号")
    return int(deals.create(by=wanglei, title="产线改造", amount=amount, customer=customer).pk)


def win(pk: int) -> None:
    deal = Deal.objects.get(pk=pk)
    deals.win(deal, by=deal.owner, amount=deal.amount)
