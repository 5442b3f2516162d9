"""A small sales set in the four files' form, written by the test run, with the traps of the published one.

A product spelt otherwise in the pipeline, open deals without account, prospecting rows without a date, lost ones with
value 0, an agent without a deal, a parent company, a misspelt sector and country.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

AGENTS = [
    ("Ada Lund", "Ivo Grant", "Central"), ("Ben Ortiz", "Ivo Grant", "Central"), ("Cleo Park", "Mara Quist", "West"),
    ("Dan Reyes", "Mara Quist", "West"), ("Eve Stone", "Mara Quist", "West"),
]  # fmt: skip
PRODUCTS = [("Pro One", "Pro", "4821"), ("Basic", "Basic", "550"), ("Plus", "Plus", "1096")]
ACCOUNTS = [
    ("Northwind Tools", "technolgy", "1996", "1100.04", "2822", "United States", ""),
    ("Southgate", "retail", "2001", "251.41", "495", "Philipines", "Northwind Tools"),
    ("Isdome", "medical", "1999", "3.1", "12", "", ""),
]  # fmt: skip
STAGES = ("Won", "Lost", "Won", "Engaging", "Won", "Lost", "Prospecting")
HEADS = {
    "sales_teams.csv": ("sales_agent", "manager", "regional_office"),
    "products.csv": ("product", "series", "sales_price"),
    "accounts.csv": (
        "account", "sector", "year_established", "revenue", "employees", "office_location", "subsidiary_of",
    ),
    "sales_pipeline.csv": (
        "opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value",
    ),
}  # fmt: skip


def pipeline() -> Iterable[tuple[str, ...]]:
    """Thirty deals over four agents; the fifth has none. Every value follows from the row's number."""
    for n in range(30):
        stage = STAGES[n % len(STAGES)]
        is_open = stage in ("Engaging", "Prospecting")
        product = ("ProOne", "Basic", "Plus", "Pro One")[n % 4]
        engaged = "" if stage == "Prospecting" else f"2016-{10 + n % 3}-{1 + n % 28:02}"
        closed = "" if is_open else f"2017-{1 + n % 7:02}-{2 + n % 25:02}"
        value = "" if is_open else "0" if stage == "Lost" else str(480 + 137 * n)
        account = "" if is_open and n % 2 else ACCOUNTS[n % 3][0]
        yield f"OWN{n:05}", AGENTS[n % 4][0], product, account, stage, engaged, closed, value


def write(folder: Path) -> Path:
    rows = {
        "sales_teams.csv": AGENTS,
        "products.csv": PRODUCTS,
        "accounts.csv": ACCOUNTS,
        "sales_pipeline.csv": pipeline(),
    }
    for name, lines in rows.items():
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEADS[name], *lines])
    return folder
