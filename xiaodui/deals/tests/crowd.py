"""Many deals at once, for tests that weigh and count: rows without facts, every value from the row's number."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from xiaodui.core import clock
from xiaodui.customers.models import Customer, Involvement
from xiaodui.deals.models import Deal, Stage

NAMES = [
    "昆山立讯自动化",
    "宁波海晟物流",
    "扬州嘉禾食品",
    "无锡博远电气",
    "杭州云栖智造",
    "南通瑞丰纺织",
    "泰州中盛船舶",
]


def crowd(n: int, owners: list[Any]) -> list[Deal]:
    """`n` deals over all stages and owners: every ninth won this month, every eleventh lost, the rest open."""
    now, today, stages = clock.now(), clock.today(), list(Stage.objects.in_use())
    customers = [
        Customer(created_at=now, touched_at=now, qualified_on=now.date(), owner=owners[i % len(owners)]).named(name)
        for i, name in enumerate(NAMES)
    ]
    Customer.objects.bulk_create(customers)
    Involvement.note({(c.pk, c.owner_id) for c in customers}, now)
    deals = [
        Deal(
            title=f"{i} 号线 MES 二期改造", customer=customers[i % 7], owner=owners[i % len(owners)],
            team_id=owners[i % len(owners)].team_id, stage=stages[i % len(stages)],
            amount=Decimal(1000 * (i % 400) + 8500),
            stage_since=now - timedelta(days=i % 30, minutes=i), created_at=now - timedelta(days=i % 90),
            next_step="带样品去车间试两天" if i % 3 else "", next_on=today if i % 3 else None,
            expected_on=today + timedelta(days=i % 120 - 20) if i % 5 else None,
            won_on=today if i % 9 == 0 else None, lost_on=today if i % 11 == 0 and i % 9 else None,
        )
        for i in range(n)
    ]  # fmt: skip
    return Deal.objects.bulk_create(deals, batch_size=200)
