"""A file of person records with truth in `rec_id`: which are the same person? Read without that column."""

import csv
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

PLACES = ("street_number", "address_1", "address_2", "suburb", "state")
LISTED = 40


def measured(path: Path) -> dict[str, Any]:
    from xiaodui.matching.people import Person, pairs

    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [{str(key).strip(): str(value).strip() for key, value in row.items()} for row in csv.DictReader(lines)]
    truth = _truth([row.pop("rec_id") for row in rows])
    people = [
        Person.of(given=row["given_name"], family=row["surname"], born=row["date_of_birth"], number=row["soc_sec_id"],
                  postcode=row["postcode"], address=" ".join(row[place] for place in PLACES))
        for row in rows
    ]  # fmt: skip
    began = time.perf_counter()
    found = pairs(people)
    took = time.perf_counter() - began
    right = len(truth & found.keys())
    return {
        "records": len(rows), "pairs": len(truth), "found": len(found), "seconds": round(took, 2),
        "precision": round(right / max(len(found), 1), 5), "recall": round(right / max(len(truth), 1), 5),
        "f1": round(2 * right / max(len(truth) + len(found), 1), 5),
        "missed": _shown(truth - found.keys(), rows), "wrong": _shown(found.keys() - truth, rows),
    }  # fmt: skip


def _truth(ids: list[str]) -> set[tuple[int, int]]:
    """`rec-17-org` and `rec-17-dup-0` are one person."""
    same = defaultdict(list)
    for place, one in enumerate(ids):
        same[one.split("-")[1]].append(place)
    return {pair for places in same.values() for pair in combinations(places, 2)}


def _shown(pairs: set[tuple[int, int]], rows: list[dict[str, str]]) -> list[list[str]]:
    return [[" ".join(rows[place].values()) for place in pair] for pair in sorted(pairs)[:LISTED]]
