"""Every practice that `docs/practices.md` calls built: its page, act, measure and test exist."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLResolver, get_resolver

from xiaodui.core.acts import all_acts
from xiaodui.measures.measure import all_measures

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs/practices.md"
COLUMNS = ["practice", "sentence", "missing", "page", "act", "measure", "test"]
QUOTED = re.compile(r"`([^`]+)`")


def rows(text: str) -> list[dict[str, str]]:
    """The rows of the table, by column; other lines are prose."""
    cells = [
        [cell.strip() for cell in line.strip("| ").split(" | ")] for line in text.splitlines() if line[:3] == "| R"
    ]
    assert all(len(row) == len(COLUMNS) for row in cells), "a row with too few or too many cells"
    return [dict(zip(COLUMNS, row, strict=True)) for row in cells]


def url_names(resolver: URLResolver | None = None) -> Iterator[str]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from url_names(one)
        elif one.name:
            yield one.name


def stands_in(path: Path) -> set[str]:
    """`name` and `Class::name` of what stands in a test file."""
    if not path.is_file():
        return set()
    body = ast.parse(path.read_text()).body
    inside = [(one.name, item) for one in body if isinstance(one, ast.ClassDef) for item in one.body]
    return {one.name for one in body if isinstance(one, ast.FunctionDef)} | {
        f"{name}::{item.name}" for name, item in inside if isinstance(item, ast.FunctionDef)
    }


def wrong(text: str) -> list[str]:
    """What the table names and the house doesn't have, or forgets to name."""
    known = {
        "page": set(url_names()),
        "act": {act.name for act in all_acts()},
        "measure": {measure.code for measure in all_measures()},
    }
    found = []
    for row in rows(text):
        number = row["practice"]
        if not re.fullmatch(r"R\d{3}", number) or len(row["sentence"]) < 10:
            found.append(f"{number}: no number, or no sentence")
        for column, names in known.items():
            found += [f"{number}: no {column} {name}" for name in QUOTED.findall(row[column]) if name not in names]
        tests = QUOTED.findall(row["test"])
        if not tests or not QUOTED.findall(row["page"] + row["act"]):
            found.append(f"{number}: names no test, or neither page nor act")
        for test in tests:
            path, _, name = test.partition("::")
            if name not in stands_in(ROOT / path):
                found.append(f"{number}: no test {test}")
    numbers = [row["practice"] for row in rows(text)]
    return found + ([] if numbers == sorted(set(numbers)) else ["numbers twice or out of order"])


def test_everything_that_is_called_built_is_there() -> None:
    assert rows(TABLE.read_text())
    assert wrong(TABLE.read_text()) == []


GOOD = "| R072 | Leaders watch every deal live. | – | `deals` | `deals.move` | `deals.won_amount` | `{}` |".format(
    "tests/test_practices.py::test_a_wrong_row_is_found"
)


@pytest.mark.parametrize(
    ("there", "planted"),
    [
        ("`deals`", "`deels`"),
        ("`deals.move`", "`deals.shove`"),
        ("`deals.won_amount`", "`deals.hope`"),
        ("test_practices.py::", "test_nowhere.py::"),
        ("::test_a_wrong", "::test_no_wrong"),
        ("R072", "R72"),
        ("`deals` | `deals.move`", "– | –"),
    ],
)
def test_a_wrong_row_is_found(there: str, planted: str) -> None:
    assert wrong(GOOD) == []
    assert wrong(GOOD.replace(there, planted)) != []


def test_a_practice_stands_once_and_in_order() -> None:
    assert wrong(f"{GOOD}\n{GOOD}") == ["numbers twice or out of order"]
