"""Two laws of the house, read from the code: look-ups begin with sight, and only acts change domain rows."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent / "xiaodui"
CHANGES = {"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
DOMAIN = {
    "people", "catalog", "customers", "deals", "duties", "deadlines",
    "followups", "dossiers", "complaints", "pool", "assignment", "collisions", "intake", "reports",
}  # fmt: skip
COUNTERS = {"Edition"}
"""Numbers drawn anew when something changed; no row of anybody's."""


def sighted() -> set[str]:
    """Models whose rows not everybody sees; jobs keep their own tables and sight."""
    everybody = {"Job", "Team", "Role", "Grant", "Product", "Stage", "Person"}
    found = {m.__name__ for m in apps.get_models() if hasattr(getattr(m, "objects", None), "visible_to")}
    return found - everybody


def domain() -> set[str]:
    return {m.__name__ for room in DOMAIN for m in apps.get_app_config(room).get_models()} - COUNTERS


def code(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if not {"tests", "migrations"} & set(path.parts):
                yield path


def chains(source: str) -> Iterator[tuple[int, list[str]]]:
    """(line, names) of every attribute chain, calls unrolled: Deal.objects.open().filter -> [Deal, objects, open, filter]."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            names: list[str] = []
            inner: ast.AST = node
            while isinstance(inner, (ast.Attribute, ast.Call)):
                if isinstance(inner, ast.Attribute):
                    names.append(inner.attr)
                    inner = inner.value
                else:
                    inner = inner.func
            if isinstance(inner, ast.Name):
                yield node.lineno, [inner.id, *reversed(names)]


def blind(source: str, models: set[str]) -> list[str]:
    """Look-ups from a request that don't begin with sight."""
    return [
        f"{line}: {'.'.join(names)}"
        for line, names in chains(source)
        if len(names) == 3 and names[0] in models and names[1] == "objects" and names[2] != "visible_to"
    ]


def changing(source: str, models: set[str]) -> list[str]:
    """Changes of domain rows."""
    return [
        f"{line}: {'.'.join(names)}"
        for line, names in chains(source)
        if len(names) > 2 and names[0] in models and names[1] == "objects" and names[-1] in CHANGES
    ]
