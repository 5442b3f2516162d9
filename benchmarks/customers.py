"""Lists, search and the pool at 1,000,000 customers, in three ways, for an owner, a region's leader and a member.

Words of one, two and four characters, rare (ten companies of a million) and common (tens of thousands, or all). As in
`pages`: time in the database against the least SQL for the same rows; the whole answer against a bare Django view that
runs that SQL and draws a plain table; p95 at 1,000,000 against p95 at 2,000. What one word costs grows with how many
companies hold it: those aims compare a word of the large company with the same word of the small one.

BENCH_CACHE=FOLDER keeps both companies between runs, BENCH_ROUNDS says how often, BENCH_LARGEST=200000 takes another size,
BENCH_PAGES="list,search 昆" some pages only.
"""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import scratch
from benchmarks.kit.aims import at_most, p50, p95

SMALL = 2_000
LARGE = int(os.environ.get("BENCH_LARGEST", "1000000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "10"))
ASKED = set(filter(None, os.environ.get("BENCH_PAGES", "").split(",")))
WORDS = {"昆": "one, common", "昆山": "two, common", "昆山立讯": "four, common", "公司": "two, all of them",
         "麒": "one, rare", "麒麟": "two, rare", "麒麟楠榆": "four, rare"}  # fmt: skip
FEW = 8
"""What the search page shows of a kind."""


def pages_of(least: Any) -> dict[str, Any]:
    """Each with the check that it shows just what the least SQL finds."""
    from benchmarks.kit import bare
    from benchmarks.pages import Page

    def page(path: str, sql: Any, mark: str, most: int) -> Page:
        bare.queries[:] = sql
        return Page(path, sql, counter(mark), min(len(bare.run()[0]), most))

    found = {"list": page("/customers", least.customer_list(), r'id="customer-row-\d+"', 50),
             "pool": page("/pool", least.pool(), r'id="place-row-\d+"|id="place-\d+"', 50)}  # fmt: skip
    for word in WORDS:
        found[f"search {word}"] = page(
            f"/search?q={quote(word)}", least.found(word), r'<a href="/customers/\d+"><svg', FEW
        )
        found[f"list {word}"] = page(f"/customers?q={quote(word)}", least.listed(word), r'id="customer-row-\d+"', 50)
    return found


def counter(mark: str) -> Callable[[str], int]:
    return lambda text: len(re.findall(mark, text))


def main() -> dict[str, Any]:
    folder = scratch.folder()
    scratch.boot(folder)
    from django.conf import settings

    from benchmarks.pages import House, measured

    settings.ROOT_URLCONF = "benchmarks.kit.bare"
    settings.ALLOWED_HOSTS = ["localhost"]
    paths = {size: laid(folder, size) for size in (SMALL, LARGE)}
    runs = measured([House(size, path, pages_of) for size, path in paths.items()], ROUNDS, ASKED)
    return {"rows": [row(name, run) for name, run in runs.items()], "aims": aims(runs)}


def laid(folder: Path, size: int) -> Path:
    """The database of a company of this size, with its search index and a fifth of it in the pool."""
    from django.core.management import call_command
    from django.db import connection, connections

    from benchmarks.kit.company import Company

    made = folder / f"customers-{size}.sqlite3"
    connections.settings["default"]["NAME"] = str(made)
    connection.settings_dict["NAME"] = str(made)
    connection.close()
    fresh = not made.exists()
    call_command("migrate", verbosity=0)
    company = Company(size, findable=True)
    if fresh:
        company.build()
    company.into_pool()
    connection.close()
    return made


def row(name: tuple[str, str, int], run: Any) -> dict[str, Any]:
    from benchmarks.pages import row as plain

    word = name[0].partition(" ")[2]
    return {**plain(name, run), "word": WORDS.get(word, "")}


def aims(runs: Any) -> list[dict[str, Any]]:
    found = []
    for (name, who, size), run in runs.items():
        here = f"{name}, {who}, {size}"
        found.append(at_most(f"{here}: database / least SQL", p50(run.database) / p50(run.least), 3))
        found.append(at_most(f"{here}: whole / bare view", p50(run.ms) / p50(run.bare_ms), 4))
        if size == LARGE:
            found.append(at_most(f"{here}: p95 / p95 at {SMALL}", p95(run.ms) / p95(runs[name, who, SMALL].ms), 2))
    return found


if __name__ == "__main__":
    print(json.dumps(main(), ensure_ascii=False))
