"""Every page with each person of the cast: a URL without a row in `pages.csv` fails, and so does a deviation.

`PAGES=write` writes the table anew; read the difference before keeping it. Only GET: what a POST does is an act's
door (`test_doors.py`) or answers 405 here. 302 leads to the sign-in page.
"""

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast, sign_in
from tests.targets import set_up_targets

TABLE = Path(__file__).with_name("pages.csv")
PARTS = ["owner", "leader", "member", "mate", "analyst", "outsider", "gone", "nobody"]
BY_SEGMENT = {
    "aliases": "alias",
    "deals": "deal", "customers": "customer", "people": "person", "team": "team", "roles": "role", "grants": "grant",
    "import": "upload", "contacts": "contact", "products": "product", "stages": "stage", "settings": "stage", "teams": "team",
    "ways": "way", "relations": "relation", "files": "file", "tags": "tag", "fields": "field", "segments": "segment",
    "notices": "notice", "deadlines": "deadline", "assignment/rules": "assignmentrule", "assignment/unassigned": "unassigned",
    "passings": "passing",
    "followups": "followup", "plans": "plan", "topics": "topic", "charters": "charter", "role-cards": "rolecard", "phases": "phaserole",
    "pool/seats": "poolseat", "pool/places": "place", "pool": "pool", "registrations": "registration", "releases": "release",
    "lots": "lot", "collisions": "collision", "complaints": "complaint", "settings/intake": "intakeform",
    "tasks": "task", "promises": "promise", "robots": "robot", "rules/violations": "violation", "rules": "clauseversion",
    "grouping/groups": "plangroup", "grouping": "groupingplan", "views": "view",
    "chat/messages": "message", "chat/hooks": "hook", "chat/files": "attachment",
    "chat/polls": "poll", "chat/later": "waiting", "chat/reminders": "reminder",
    "chat/receipts": "receipt", "chat/with": "person", "chat": "room",
    "battles": "battlereport", "cards": "customer", "talks": "customer", "decisions": "decision", "disputes": "dispute",
    "questions": "question", "reports/rolls": "roll", "reports": "workreport",
    "chat/posts": "post", "chat/waits": "wait", "chat/hushes": "hush",
    "chat/held": "held", "chat/flags": "flag", "chat/takedowns": "takedown", "chat/objections": "objection", "chat/thanks": "thanks",
}  # fmt: skip
WORDS = {
    "code": "deals.won_amount", "ext": "csv", "form": "csv", "key": "deals", "kind": "customers", "secret": "nothing", "format": "csv",
    "stage": "1", "name": "backup", "uidb36": "1", "version": "1",
    "page": "deals",
}  # fmt: skip
# Answered by their packages or for machines, or by whether anything was sealed or bundled yet; not by who asks.
APART = ("api/", "me/", "static/", "journal/heads", "worker.js")


def patterns(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in (resolver or get_resolver()).url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif not route.startswith(APART):
            yield route, one


def address(route: str, pattern: URLPattern, targets: dict[str, Any]) -> str:
    said = route
    for name, converter in pattern.pattern.converters.items():
        first, _, rest = route.partition("/")
        named = BY_SEGMENT.get(f"{first}/{rest.partition('/')[0]}") or BY_SEGMENT.get(first, "")
        target = targets.get(named)
        is_number = "int" in type(converter).__name__.lower()
        value = str(target.pk) if is_number and target is not None else "1" if is_number else WORDS.get(name, "nothing")
        if f"<clause:{name}>" in said:
            value = targets["clause"].code
        elif route.startswith("jobs/"):
            value = "987654321"  # nobody's: which ids are taken depends on what ran before
        elif route.startswith("rules/c/"):
            value = str(targets["clause"].pk)
        elif name == "number":
            value = "1"
        for word in (
            f"<int:{name}>",
            f"<str:{name}>",
            f"<slug:{name}>",
            f"<path:{name}>",
            f"<clause:{name}>",
            f"<{name}>",
        ):
            said = said.replace(word, value)
    return "/" + said


def seen(cast: Cast) -> dict[str, dict[str, str]]:
    targets = set_up_targets(cast)
    found: dict[str, dict[str, str]] = {}
    clients = {part: sign_in(Client(), cast.people[part]) for part in PARTS}
    for route, pattern in patterns():
        where = address(route, pattern, targets)
        found[route] = {part: str(client.get(where).status_code) for part, client in clients.items()}
    return found


def declared() -> dict[str, dict[str, str]]:
    with TABLE.open(newline="") as lines:
        return {row["page"]: row for row in csv.DictReader(lines)}


@pytest.mark.long
@pytest.mark.django_db
def test_every_page_answers_each_person_as_declared(cast: Cast) -> None:
    found = seen(cast)
    if os.environ.get("PAGES") == "write":
        with TABLE.open("w", newline="") as lines:
            table = csv.writer(lines, lineterminator="\n")
            table.writerow(["page", *PARTS])
            table.writerows([route, *row.values()] for route, row in sorted(found.items()))
    said = declared()
    assert set(found) == set(said), "pages without a row, or rows without a page"
    assert found == {route: {part: row[part] for part in PARTS} for route, row in said.items()}


def test_no_page_breaks_and_records_are_hidden_from_the_outsider() -> None:
    rows = declared()
    assert not [route for route, row in rows.items() if any(row[part].startswith("5") for part in PARTS)]
    assert rows["deals/<int:pk>"]["member"] == "200"
    assert rows["deals/<int:pk>"]["outsider"] == rows["customers/<int:pk>"]["outsider"] == "404"


def test_a_page_without_a_row_is_found() -> None:
    routes = {route for route, _pattern in patterns()}
    assert routes - set(list(declared())[1:])
