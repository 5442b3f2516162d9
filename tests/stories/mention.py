"""王磊 mentions 陈晨 beside the server, as another process would."""

from xiaodui.deals.acts import note
from xiaodui.deals.models import Deal
from xiaodui.people.models import Person


def mentions(deal: int) -> None:
    note(Deal.objects.get(pk=deal), by=Person.objects.get(login="wanglei"), text="@陈晨 一起去看看")
