"""What deals hear from the rooms below."""

import pytest

from tests.cast import Cast
from xiaodui.customers.acts import create as add_customer
from xiaodui.customers.acts import hand_over
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create as open_deal

pytestmark = pytest.mark.django_db


def test_who_has_deals_there_goes_on_seeing_a_customer_that_changed_hands(cast: Cast) -> None:
    with_deal = add_customer(by=cast.wanglei, name="恒拓")
    without = add_customer(by=cast.wanglei, name="海晟")
    open_deal(by=cast.wanglei, title="二期", amount="1", customer=with_deal)
    for customer in (with_deal, without):
        hand_over(customer, by=cast.wanglei, to=cast.chenchen, reason="换区域")
    seen = set(Customer.objects.visible_to(cast.fresh(cast.wanglei)).values_list("name", flat=True))
    assert seen == {"恒拓"}
