"""Rooms of the teams, and a way to win a deal and have it told."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Room
from xiaodui.core import clock
from xiaodui.customers.acts import create as add_customer
from xiaodui.deals import acts as deals
from xiaodui.deals.models import Deal
from xiaodui.governance import book
from xiaodui.governance.acts import adopt, draft
from xiaodui.governance.models import Clause
from xiaodui.journal.following import settle


def ruled(values: dict[str, Any], *, by: Any, team: Any = None) -> None:
    """A version of the clause with these values, in force from now on."""
    clause = Clause.objects.get(code="chat.battle")
    said = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}
    made = draft(clause, by=by, title_zh="战报", text_zh="赢了单，一秒内报出来。", values=said, team=team)
    adopt(made, by=by, effective_on=clock.today())
    book.forget()


@pytest.fixture
def rooms(cast: Cast) -> dict[str, Room]:
    follow_teams()
    settle()
    return {room.name: room for room in Room.objects.filter(kind="team")}


@pytest.fixture
def wins(cast: Cast, rooms: dict[str, Room]) -> Callable[..., Deal]:
    """`wins("320000")`: 王磊 wins a deal at 恒拓 of so much; the hearers have run."""

    def won(amount: str = "320000", by: Any = None, told: bool = True, **more: Any) -> Deal:
        seller = by or cast.wanglei
        customer = add_customer(by=seller, name=f"苏州恒拓{Deal.objects.count()}")
        deal = deals.create(by=seller, title="二期改造", amount=amount, customer=customer)
        deals.win(deal, by=seller, amount=amount, **more)
        if told:
            settle()
        return deal  # type: ignore[no-any-return]

    return won
