"""Sets claimants on a pool, and judges the history: what was answered against what the journal and the rows say."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Count

from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.verbs import CUSTOMER_CLAIMED
from xiaodui.exchange.tests.killing import ROOT, database_of_this_test
from xiaodui.governance.installing import install
from xiaodui.governance.models import ClauseVersion
from xiaodui.journal.models import Fact
from xiaodui.people import builtin
from xiaodui.people.models import Grant, Person, Role, Team
from xiaodui.pool.claim_verbs import CLAIM_REFUSED
from xiaodui.pool.models import Allowance, Place
from xiaodui.pool.tests.claimants import a_pool, sign, waiting


def lay_ground(claimants: int, places: int, held: int) -> dict[str, Any]:
    """Colleagues who have signed, a pool for all of them, and a limit on what each may hold."""
    if not Role.objects.filter(builtin=True).exists():  # a transactional test flushes what migrations wrote
        builtin.lay(Role)
    install()
    ClauseVersion.objects.filter(clause__code="pool.claim").update(
        values={"pool.claim_per_day": 500, "pool.held_limit": held}
    )
    team = Team.objects.first() or Team.add_root(name="启明科技")
    password, before = make_password(None), Person.objects.count()
    people = Person.objects.bulk_create(
        Person(login=f"claimant{before + n}", name=f"销售{n}", initials="xs", team=team, password=password)
        for n in range(claimants)
    )
    role = Role.objects.get(code="member")
    Grant.objects.bulk_create(Grant(person=one, role=role, team=team, since="2025-01-01") for one in people)
    sign(*people)
    pool = a_pool()
    return {
        "people": [one.pk for one in people], "pool": pool.pk,
        "places": [[place.pk, place.customer_id] for place in waiting(pool, places)],
    }  # fmt: skip


def contended(
    given: dict[str, Any], folder: Path, *, attempts: int, kills: int, seed: int, pause: float
) -> dict[str, Any]:
    """Let them contend; what the claimants' own process says, and how long it took."""
    logs = folder / f"logs-{seed}"
    logs.mkdir()
    config = folder / f"{seed}.json"
    given |= {
        "each": attempts // len(given["people"]), "kills": kills, "seed": seed, "logs": str(logs), "pause": pause,
    }  # fmt: skip
    config.write_text(json.dumps(given))
    env = {
        **os.environ, "XIAODUI_DATABASE_URL": database_of_this_test(), "XIAODUI_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }  # fmt: skip
    begun = time.monotonic()
    words = [sys.executable, "-m", "xiaodui.pool.tests.contender", str(config)]
    done = subprocess.run(words, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1]) | {"seconds": time.monotonic() - begun}


def judged(given: dict[str, Any], held: int) -> dict[str, int]:
    """Raises at the first thing that should not be; figures of the history. Read from the rows and the facts alone,
    against the lines that each claimant wrote when he had his answer."""
    customers = {customer for _place, customer in given["places"]}
    facts = list(Fact.objects.said(CUSTOMER_CLAIMED).filter(actor__in=keys(given)).order_by("pk"))
    owners = dict(Customer.objects.filter(pk__in=customers).exclude(owner=None).values_list("pk", "owner"))
    claimed = {int(fact.subject.split(":")[1]): int(fact.actor.split(":")[1]) for fact in facts}
    assert len(claimed) == len(facts), "a customer was claimed twice"
    assert claimed == owners, "rows and facts disagree on whose it is"
    still = set(Place.objects.filter(customer__in=customers).values_list("customer_id", flat=True))
    assert still == customers - set(owners), "a place was left behind, or lost"
    involved = set(Involvement.objects.filter(customer__in=customers).values_list("customer_id", "person_id"))
    assert involved == set(owners.items())
    check_limits(given, facts, held)
    return check_answers(given, claimed)


def keys(given: dict[str, Any]) -> list[str]:
    return [f"person:{pk}" for pk in given["people"]]


def check_limits(given: dict[str, Any], facts: list[Fact], held: int) -> None:
    """Replayed claim by claim: nobody ever held more than he may. His row counted the same."""
    count: Counter[int] = Counter()
    for fact in facts:
        count[int(fact.actor.split(":")[1])] += 1
        assert max(count.values()) <= held, f"{fact.actor} held more than {held} at fact {fact.pk}"
    rows = dict(Allowance.objects.filter(person__in=given["people"], claimed__gt=0).values_list("person", "claimed"))
    assert rows == dict(count), "the counted claims aren't those of the facts"


def check_answers(given: dict[str, Any], claimed: dict[int, int]) -> dict[str, int]:
    """What was answered is what happened; an attempt that was killed may be in the facts, whole, or not at all."""
    refused = dict(
        Fact.objects.said(CLAIM_REFUSED).filter(actor__in=keys(given)).values_list("actor").annotate(Count("pk"))
    )
    totals: Counter[str] = Counter()
    for number, pk in enumerate(given["people"]):
        lines = (Path(given["logs"]) / f"{number}.log").read_text().splitlines()
        got = [int(line[4:]) for line in lines if line.startswith("got ")]
        no = sum(line.startswith("no ") for line in lines)
        tries = lines.count("try")
        cut = tries - len(got) - no
        lost = [customer for customer in got if claimed.get(customer) != pk]
        assert not lost, f"acknowledged and not his: {lost}"
        unsaid = sum(owner == pk for owner in claimed.values()) - len(got)
        told = refused.get(f"person:{pk}", 0) - no
        assert unsaid >= 0 and told >= 0, "an acknowledged attempt has no fact"
        assert unsaid + told <= cut, "more facts than attempts"
        totals += Counter({"attempts": tries, "claims": len(got), "refused": no, "cut": cut, "unsaid": unsaid})
    return dict(totals)
