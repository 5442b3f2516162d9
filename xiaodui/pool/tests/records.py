"""One record of each kind of this room's part A, for the tables that walk every door."""

from typing import Any

from xiaodui.customers.acts import create as add_customer
from xiaodui.governance.acts import acknowledge
from xiaodui.governance.models import ClauseVersion
from xiaodui.pool import acts
from xiaodui.pool.acts.installing import install
from xiaodui.pool.models import Place


def pooled(cast: Any) -> dict[str, Any]:
    """{model name in lower case: record}; 雷霆队 and 华东's leader sit in the pool, 华南 doesn't.
    The owner has signed how claiming goes."""
    install()
    clause = ClauseVersion.objects.adopted().filter(clause__code="pool.claim").latest("number")
    acknowledge(clause, by=cast.laozhou, answer=(clause.question or {}).get("answer"))
    pool = acts.create(by=cast.laozhou, name="华东公海", regions="无锡")
    seat = acts.seat(pool, by=cast.laozhou, team=cast.east)
    left = add_customer(by=cast.wanglei, name="无锡博远电气有限公司", region="无锡", phone="0510 8888 6027")
    acts.release(left, by=cast.wanglei, why="no-time")
    place = Place.objects.select_related("customer", "pool").get(customer=left)
    return {
        "pool": pool, "poolseat": seat, "place": place,
        "registration": acts.register(by=cast.wanglei, name="常州新誉自动化有限公司", evidence="周二见了采购陆工"),
    }  # fmt: skip
