"""Sealing and verifying the journal, beside a bare chain of SHA-256 over the same bytes. Right only when all is proven."""

import hashlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_least

FACTS = 50_000


def main() -> dict[str, Any]:
    folder = scratch.folder() / "journal"
    folder.mkdir(exist_ok=True)
    scratch.boot(folder)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    record_some()
    from xiaodui.journal.exporting import export, heads_here, verify_here
    from xiaodui.journal.models import Fact
    from xiaodui.journal.sealing import seal_pending
    from xiaodui.journal.verify import read_export, verify

    bodies = [body.encode() for body in Fact.objects.order_by("id").values_list("body", flat=True)]
    count = len(bodies)
    bare = rate(count, lambda: chained(bodies))

    def seal_all() -> None:
        while seal_pending():
            pass

    sealed = rate(count, seal_all)
    report: list[Any] = []
    here = rate(count, lambda: report.append(verify_here(heads_here())))
    path = folder / "export.jsonl"
    written = rate(count, lambda: export(path))
    alone = rate(count, lambda: report.append(verify(lambda: read_export(str(path)), heads_here())))
    assert all(one.facts == one.proven_to == count and not one.findings for one in report), report
    found = {"bare chain": bare, "seal": sealed, "verify in place": here, "export": written, "verify an export": alone}
    return {
        "facts": count,
        "rows": [{"step": name, "facts_s": round(n), "of bare": round(n / bare, 3)} for name, n in found.items()],
        "aims": [
            at_least("verify an export / bare chain", alone / bare, 0.25),
            at_least("sealed facts a second", sealed, 50_000),
        ],
    }


def record_some() -> None:
    """Facts as acts write them, in chunks, with as much detail as a won deal has."""
    from django.db import transaction

    from xiaodui.journal import Fact, gather, record
    from xiaodui.journal.verb import verb_named

    edited = verb_named("deal.edited")  # of which nothing is tallied
    have = Fact.objects.count()
    for first in range(have, FACTS, 5_000):
        with transaction.atomic(), gather():
            for n in range(first, min(first + 5_000, FACTS)):
                record(edited, f"deal:{n}", by="person:3", within=f"customer:{n // 2}", team="team:2", amount="186000",
                       currency="CNY", on="2026-11-01", owner="person:3", product="product:7")  # fmt: skip


def chained(bodies: list[bytes]) -> str:
    """The inner step alone: digest of each body, link from the link before."""
    link = "0" * 64
    for body in bodies:
        link = hashlib.sha256((link + hashlib.sha256(body).hexdigest()).encode()).hexdigest()
    return link


def rate(count: int, do: Callable[[], Any]) -> float:
    began = time.perf_counter()
    do()
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    print(json.dumps(main()))
