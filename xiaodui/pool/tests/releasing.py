"""A timed release and its lot, for the tables that walk every door."""

from datetime import timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.customers.acts import create as add_customer
from xiaodui.pool import acts
from xiaodui.pool.models import Place, Pool


def released(cast: Any) -> dict[str, Any]:
    """{model name in lower case: record}; it opens tomorrow."""
    left = add_customer(by=cast.wanglei, name="无锡中盛食品机械有限公司", region="无锡")
    acts.release(left, by=cast.wanglei, why="no-time")
    place = Place.objects.get(customer=left)
    release = acts.announce(
        Pool.objects.get(name="华东公海"),
        by=cast.laozhou,
        places=[place.pk],
        opens_at=clock.now() + timedelta(days=1),
        policy="random",
    )
    return {"release": release, "lot": release.lots.get()}
