"""The same company, the same person? Found in files with truth; and how long a look takes among a million customers.

    bin/xiaodui bench matching --pairs FILE     names with truth (code, kind, query, canonical_full_name, same); companies_*.csv
                                                and short_names.txt beside it are indexed too
    bin/xiaodui bench matching --people FILE    records with truth in rec_id, which is taken off before anything looks at them
    bin/xiaodui bench matching                  the samples, if XIAODUI_SAMPLES is there, and a million made-up customers

`--records N` makes that many, `--database URL` lays them in an empty PostgreSQL instead of a scratch file.
The half of the companies by which the rules were set and the other half are counted apart.
"""

import os
import random
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import names, pairs, persons, scratch
from benchmarks.kit.aims import at_least, at_most, p50, p95

MILLION, LOOKS, CHUNK = 1_000_000, 1_000, 2_000
Found = dict[str, Any]


def main(pairs: str = "", people: str = "", records: str = "", database: str = "") -> Found:
    files = [Path(pairs)] if pairs else [], [Path(people)] if people else []
    made = int(records or 0)
    if not pairs and not people and not records:
        files, made = samples(), MILLION
    open_folder(database)
    found: Found = {"aims": []}
    for path in files[0]:
        merge(found, {"pairs": of_pairs(path)})
    for path in files[1]:
        merge(found, {f"people {path.name}": of_people(path)})
    if made:
        merge(found, {"at_a_million": at_size(made, [pair for path in files[0] for pair in read(path)])})
    return found


def samples() -> tuple[list[Path], list[Path]]:
    folder = Path(os.environ.get("XIAODUI_SAMPLES") or "/nowhere")
    return list(folder.glob("company_names/name_pairs.csv")), sorted(folder.glob("duplicate_people/*.csv"))


def merge(found: Found, more: dict[str, Found]) -> None:
    for name, part in more.items():
        found["aims"] += part.pop("aims")
        if "rows" in part and "rows" not in found:
            found["rows"] = part["rows"]
        found[name] = part


def open_folder(database: str) -> None:
    folder = scratch.folder() / "matching"
    folder.mkdir(exist_ok=True)
    scratch.boot(folder, database)
    from django.core.management import call_command

    from xiaodui.matching.models import Card

    call_command("migrate", verbosity=0)
    if database and Card.objects.exists():
        sys.exit("The database given holds look-alikes already: give an empty one.")


def empty() -> None:
    from xiaodui.matching.models import Card, Mark

    Card.objects.all().delete()
    Mark.objects.all().delete()


def read(path: Path) -> list[pairs.Pair]:
    return pairs.read(path)


def of_pairs(path: Path) -> Found:
    """By kind; English and former names with and without a stored alias. Aims are set on the half whose names weights were not set on."""
    given = pairs.read(path)
    named, others = pairs.companies(path, given), pairs.distractors(path)
    began = time.perf_counter()
    index = pairs.Index(named, others, given, aliases=False)
    plain = pairs.found(index, given)
    empty()
    aliased = pairs.found(
        pairs.Index(named, others, given, aliases=True), [one for one in given if one.kind in pairs.ALIASED]
    )
    empty()
    held = [pair for pair in given if not pairs.tuning(pair.code)]
    judged = pairs.judged(held)
    return {
        "companies": len(named), "distractors": len(others), "pairs": len(given), "seconds": round(time.perf_counter() - began, 1),
        "rows": pairs.table(plain, aliased), "pairs_alone": {"held_out": judged, "all": pairs.judged(given)},
        "misses": pairs.misses(plain), "aims": pairs.aims(plain, judged),
    }  # fmt: skip


def of_people(path: Path) -> Found:
    said = persons.measured(path)
    return said | {"aims": [at_least(f"same person, F1, {path.name}", said["f1"], 0.99)]}


def at_size(count: int, real: list[pairs.Pair]) -> Found:
    """A look at `count` made-up customers and the real ones; and what keeping one costs, at the beginning and at the end."""
    from xiaodui.matching import Known, keep, lookalikes

    made = [*names.companies(count), *dict.fromkeys(pair.name for pair in real)]
    began, spent = time.perf_counter(), []
    for start in range(0, len(made), CHUNK):
        chunk = enumerate(made[start : start + CHUNK], start + 1)
        before = time.perf_counter()
        keep("customer", {pk: Known(name=name, phones=(names.phone(pk),)) for pk, name in chunk})
        spent.append((time.perf_counter() - before) / CHUNK * 1e6)
    laying = time.perf_counter() - began
    analyze()
    by, looks, right = random.Random(11), [], 0
    for _ in range(LOOKS):
        pk = by.randrange(len(made)) + 1
        asked = Known(name=names.asked(made[pk - 1], by), phones=(names.phone(pk),) if by.random() < 0.3 else ())
        before = time.perf_counter()
        hits = lookalikes("customer", asked)
        looks.append((time.perf_counter() - before) * 1000)
        right += any(hit.pk == pk for hit in hits)
    return {
        "customers": len(made), "marks_a_customer": round(marks() / len(made), 2), "laying_s": round(laying, 1),
        "keep_us_first": round(p50(spent[:25]), 1), "keep_us_last": round(p50(spent[-25:]), 1),
        "look_ms": {"p50": round(p50(looks), 2), "p95": round(p95(looks), 2), "most": round(max(looks), 2)},
        "among_five": round(right / LOOKS, 4), "aims": [at_most(f"look among {len(made):,}, p95 ms", p95(looks), 50)],
    }  # fmt: skip


def marks() -> int:
    from xiaodui.matching.models import Mark

    return Mark.objects.count()


def analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
