"""Claiming: the act beside the same statements in plain SQL, and 64 clients who contend over HTTP for one hot pool.

SQLite by default; with XIAODUI_DATABASE_URL two scratch databases are made on that PostgreSQL server and removed again
Right only when nothing was doubled and nothing that was acknowledged is lost.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_least, at_most, p50, quantile
from benchmarks.kit.twins import Twins

ROUNDS, EACH = 5, 100
CLIENTS, PLACES, ATTEMPTS = 64, 2_000, 10_000


def main() -> dict[str, Any]:
    folder = scratch.folder() / "claims"
    folder.mkdir(exist_ok=True)
    with Twins(folder) as twins:
        twins.boot()
        given = lay_ground()
        ratio, acts, plain, statements = beside_plain_sql(twins, given)
        over_http = contended(twins, given) if "--act" not in sys.argv else {}
    return {
        "ratio": round(ratio, 3), "database": twins.vendor, **over_http, "acts_per_second": round(acts),
        "plain_per_second": round(plain), "statements": statements, "load": round(os.getloadavg()[0], 1),
        "aims": [
            at_least("act / the same statements in plain SQL", ratio, 0.35 if twins.vendor == "sqlite" else 0.5),
            *([
                at_least("attempts a second over HTTP", over_http["claims_per_second"], 600),
                at_most("slowest of 10,000, ms", over_http["slowest_ms"], 250),
                at_most("doubled or lost", over_http["doubled"] + over_http["lost"], 0),
            ] if over_http else []),
        ],
    }  # fmt: skip


def lay_ground() -> dict[str, Any]:
    from xiaodui.pool.tests.contending import lay_ground as lay

    return lay(CLIENTS, ROUNDS * EACH * 2 + PLACES, held=10_000)


def beside_plain_sql(twins: Twins, given: dict[str, Any]) -> tuple[float, float, float, float]:
    """The statements of some claims are noted; then, in turns, they run on the twin as they stand, each claim's in one
    durable transaction, and as many claims run by the act. The median round's ratio, both rates, statements a claim."""
    from xiaodui.people.models import Person
    from xiaodui.pool.models import Place

    people = list(Person.objects.filter(pk__in=given["people"]).select_related("team"))
    places = Place.objects.filter(pk__in=[pk for pk, _ in given["places"][: ROUNDS * EACH * 2]]).order_by("pk")
    pairs = [(people[n % len(people)], place) for n, place in enumerate(places)]
    twins.part()
    log = [twins.noted(lambda pair=pair: claim(*pair)) for pair in pairs[: ROUNDS * EACH]]
    ratios, rates, bare = [], [], []
    for begin in range(0, ROUNDS * EACH, EACH):
        theirs = twins.replayed(log[begin : begin + EACH])
        own = pairs[ROUNDS * EACH + begin : ROUNDS * EACH + begin + EACH]
        mine = twins.seconds(lambda own=own: [claim(*pair) for pair in own])
        ratios.append(theirs / mine)
        rates.append(EACH / mine)
        bare.append(EACH / theirs)
    return p50(ratios), p50(rates), p50(bare), round(sum(map(len, log)) / len(log), 1)


def claim(person: Any, place: Any) -> Any:
    from xiaodui.pool.acts import claim as act

    return act(place, by=person)


def contended(twins: Twins, given: dict[str, Any]) -> dict[str, Any]:
    from benchmarks.kit.crowd import crowd
    from xiaodui.customers.models import Customer
    from xiaodui.customers.verbs import CUSTOMER_CLAIMED
    from xiaodui.journal.models import Fact

    places = given["places"][-PLACES:]
    tokens = [token_of(pk) for pk in given["people"]]
    with twins.served() as address:
        answers, seconds = crowd(address, tokens, [pk for pk, _ in places], ATTEMPTS)
    customers = {customer for _, customer in places}
    facts = [
        (int(subject[9:]), int(actor[7:]))
        for subject, actor in Fact.objects.said(CUSTOMER_CLAIMED).values_list("subject", "actor")
        if int(subject[9:]) in customers
    ]
    owners = dict(Customer.objects.filter(pk__in=customers).exclude(owner=None).values_list("pk", "owner"))
    got = [(customer, given["people"][client]) for client, status, _ms, customer in answers if status == 200]
    waits = [ms for _client, _status, ms, _customer in answers]
    strange = {status for _client, status, _ms, _customer in answers} - {200, 404, 422}
    assert not strange and dict(facts) == owners, f"answers {strange}, or rows and facts disagree"
    return {
        "claims_per_second": round(len(answers) / seconds), "won": len(got), "p50_ms": round(p50(waits), 1),
        "p99_ms": round(quantile(waits, 0.99), 1), "slowest_ms": round(max(waits), 1),
        "doubled": len(facts) - len(dict(facts)) + len(got) - len(dict(got)),
        "lost": sum(owners.get(customer) != person for customer, person in got),
    }  # fmt: skip


def token_of(person: int) -> str:
    from datetime import timedelta

    from xiaodui.core import clock
    from xiaodui.people.models import AccessToken
    from xiaodui.people.secret import PREFIX, digest_of

    secret = f"{PREFIX}bench-{person}-{'x' * 40}"
    AccessToken.objects.create(
        person_id=person, name="bench", digest=digest_of(secret), scopes=["read", "write"], made_at=clock.now(),
        expires_at=clock.now() + timedelta(days=1),
    )  # fmt: skip
    return secret


if __name__ == "__main__":
    print(json.dumps(main()))
