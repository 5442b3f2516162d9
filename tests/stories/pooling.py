"""What the pool does when time passes; runs in a process of its own beside the server, with the clock set."""

import secrets
from datetime import timedelta
from typing import Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.customers.acts.leads import create_lead
from xiaodui.customers.models import Customer
from xiaodui.governance.acts import acknowledge
from xiaodui.governance.models import ClauseVersion, Edition
from xiaodui.journal.following import settle
from xiaodui.people.models import Person
from xiaodui.pool import acts
from xiaodui.pool.acts.expiring import expire_next, warn_some
from xiaodui.pool.acts.placing import place
from xiaodui.pool.models import Lot, Pool, Protection, Release

CLAUSE = "pool.claim"


def sign(*logins: str) -> None:
    """They have read how claiming goes."""
    version = ClauseVersion.objects.adopted().get(clause__code=CLAUSE, number=1, team=None)
    for login in logins:
        acknowledge(version, by=Person.objects.get(login=login), answer=(version.question or {}).get("answer"))


def widen(seconds: int) -> None:
    """A window in which a slow machine's browsers both get their press in; the default is three seconds."""
    for version in ClauseVersion.objects.filter(clause__code=CLAUSE):
        version.values["pool.release_window_seconds"] = seconds
        ClauseVersion.objects.filter(pk=version.pk).update(values=version.values)
    Edition.objects.filter(pk=1).update(number=secrets.randbits(62))


def announce(name: str, opens_in: int, window: int) -> dict[str, int]:
    """A lead of nobody waits in the company's pool and is put on offer so many seconds from now."""
    sign("wanglei", "chenchen")
    widen(window)
    pool = Pool.objects.get(is_default=True)
    with transaction.atomic():
        lead = create_lead(by=None, name=name, region="江苏昆山", level="A", phone="0512 5573 2200")
        waits = place(lead, pool, reason="new")
    made = acts.announce(
        pool, by=Person.objects.get(login="lijing"), places=[waits.pk],
        opens_at=clock.now() + timedelta(seconds=opens_in), policy="random",
    )  # fmt: skip
    return {"release": made.pk, "lot": Lot.objects.get(release=made).pk, "customer": lead.pk, "pool": pool.pk}


def fill(names: list[str]) -> int:
    """Leads of nobody wait in the company's pool, in this order from the top."""
    sign("wanglei", "chenchen")
    pool = Pool.objects.get(is_default=True)
    for name in reversed(names):
        with transaction.atomic():
            lead = Customer.objects.filter(name=name).first() or create_lead(by=None, name=name)
            if lead.owner_id is None:
                place(lead, pool, reason="new")
    return int(pool.pk)


def pour(many: int, each: int) -> None:
    """An import's work: so many leads into the company's pool, a transaction for each few."""
    pool = Pool.objects.get(is_default=True)
    for start in range(0, many, each):
        with transaction.atomic():
            for number in range(start, start + each):
                place(create_lead(by=None, name=f"太仓倾注第{number}机械厂"), pool, reason="imported")


def back(name: str) -> None:
    """Its owner lets it go again."""
    customer = Customer.objects.get(name=name)
    acts.release(customer, by=customer.owner, why="no-time")


def drawn(release: int) -> bool:
    return Release.objects.filter(pk=release).exclude(settled_at=None).exists()


def owner(customer: int) -> str:
    """Whose it is now, "" for nobody's."""
    return Customer.objects.filter(pk=customer).values_list("owner__login", flat=True).get() or ""


def hears() -> list[str]:
    """Whatever was left to hear is heard; which collisions there are, by how they stand."""
    from xiaodui.collisions.models import Collision

    settle()
    return [f"{one.name}: {one.state}" for one in Collision.objects.order_by("pk")]


def idles(customer: int, days_before_the_end: int) -> dict[str, Any]:
    """The owner does nothing until so many days before the end, and the sweep comes by; 0 is the end itself."""
    row = Protection.objects.get(customer=customer)
    ends = clock.day_of(row.until)
    with clock.at(row.until - timedelta(days=days_before_the_end) + timedelta(minutes=1)):
        while warn_some(clock.now()):
            pass
        if days_before_the_end == 0:
            while expire_next(clock.now()):
                pass
        settle()
    left = Protection.objects.filter(customer=customer).first()
    return {"ends": str(ends), "warned": bool(left and left.warned_at), "owner": owner(customer)}
