"""A thousand deals of the largest amount: every total is right, and no page is lost to them."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import sign_in
from xiaodui.core import clock as the_clock
from xiaodui.core.acts import Asked
from xiaodui.core.models import Rate
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals import acts
from xiaodui.measures.asking import ask
from xiaodui.measures.period import Period

MOST = Decimal("999999999999.9999")
MANY = 1000
ALL = MOST * MANY  # over 922 trillion, where 64 bits of ten-thousandths end


@pytest.fixture
def huge(cast):
    """1,000 open and 1,000 won, all of 王磊 and one customer."""
    customer = add_customer(by=cast.wanglei, name="万国造船")
    takes = acts.create.takes(title="一条大船", amount=MOST, customer=customer)
    deals = acts.create.many([Asked(takes, by=cast.wanglei) for _ in range(2 * MANY)])
    acts.win.many([Asked(acts.win.takes(amount=MOST), by=cast.wanglei, target=deal) for deal in deals[:MANY]])
    return customer


def test_figures_and_pages_hold_their_sum(cast, client, huge):
    today = the_clock.today()
    answer = ask("deals.won_amount", cast.laozhou, Period(today, today), "person")
    assert {row.key: row.value for row in answer.rows}[str(cast.wanglei.pk)] == answer.total == ALL
    sign_in(client, cast.wanglei)
    said = {path: client.get(path) for path in ("/", "/deals", "/deals/list", "/ranking", f"/customers/{huge.pk}")}
    assert {path: answer.status_code for path, answer in said.items()} == dict.fromkeys(said, 200)
    assert said["/deals"].text.count("10,000,000.00<small>亿</small>") >= 2, "the lane of the open and that of the won"
    assert "10,000,000.00" in said["/ranking"].text


def test_what_no_database_can_hold_is_refused_in_words(cast):
    Rate.objects.create(currency="USD", since=date(2026, 1, 1), rate=Decimal("9999999999"))
    deal = acts.create(by=cast.wanglei, title="写错的汇率", amount=MOST, currency="USD")
    with pytest.raises(Refusal, match="大得记不住") as no:
        acts.win(deal, by=cast.wanglei, amount=MOST)
    assert no.value.code == "amount.large"
    deal.refresh_from_db()
    assert deal.won_on is None
