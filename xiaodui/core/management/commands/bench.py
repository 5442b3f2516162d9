"""`bench [NAME] [--json] [--OPTION VALUE …]`: runs benchmarks/NAME.py, or all of them one after another, each in a process of its own.

A benchmark is a file with `main(**options) -> dict`: `rows` (a table) and `aims` (figures beside what they should be)
are drawn, everything is in the JSON; its docstring says which options there are. They build their own scratch
installation, so neither a server nor the demo is needed.
"""

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.environment import ROOT

FOLDER = ROOT / "benchmarks"
RUN = "import json, sys; from importlib import import_module; print(json.dumps(import_module(sys.argv[1]).main(**json.loads(sys.argv[2]))))"
OURS = {"--json", "--help", "--traceback", "--no-color", "--force-color"}
THEIRS = {"XIAODUI_DATA_DIR", "XIAODUI_DATABASE_URL", "XIAODUI_REDIS_URL", "DJANGO_SETTINGS_MODULE"}
"""What this process was started with; a benchmark never touches the user's data."""


class Command(BaseCommand):
    help = "Run the benchmarks and print their ratios."
    requires_system_checks: list[str] = []
    asked: dict[str, str] = {}

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help=f"one of: {', '.join(known())}")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def run_from_argv(self, argv: list[str]) -> None:
        """What the benchmark itself is asked for (`--pairs FILE`) goes past Django's parser, which doesn't know it."""
        ours, self.asked = parted(argv[2:])
        super().run_from_argv([*argv[:2], *ours])

    def handle(self, *args: Any, name: str | None, json: bool, **options: Any) -> None:
        names = known()
        if name is not None and name not in names:
            raise CommandError(f"There is no benchmark {name!r}. There are: {', '.join(names)}")
        if self.asked and name is None:
            raise CommandError("Options are for one benchmark: name it.")
        found = {one: self._run(one) for one in ([name] if name else names)}
        if json:
            self.stdout.write(_json(found[name] if name else found))
        else:
            for one, said in found.items():
                self.stdout.write("\n".join([f"\n# {one}", *drawn(said)]))
        if any("error" in said for said in found.values()):
            sys.exit(1)

    def _run(self, name: str) -> dict[str, Any]:
        """What it found, or {"error": …}: one that fails doesn't keep the others from running."""
        began = time.monotonic()
        self.stderr.write(f"· {name} …", ending="")
        self.stderr.flush()
        done = subprocess.run(
            [sys.executable, "-c", RUN, f"benchmarks.{name}", _json(self.asked)], cwd=ROOT, env=_environment(),
            stdout=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        self.stderr.write(f" {time.monotonic() - began:.0f} s")
        lines = done.stdout.strip().splitlines()
        if done.returncode or not lines:
            return {"error": f"ended with {done.returncode}"}
        return dict(json.loads(lines[-1]))


def known() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.py") if not path.name.startswith("_"))


def parted(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """(what this command knows, `--option value` for the benchmark); a file's path is made whole, for it runs elsewhere."""
    ours: list[str] = []
    asked: dict[str, str] = {}
    left = iter(arguments)
    for one in left:
        if not one.startswith("--") or one in OURS:
            ours.append(one)
            continue
        name, _, value = one.removeprefix("--").partition("=")
        if not (value := value or next(left, "")):
            raise CommandError(f"{one} wants a value.")
        asked[name.replace("-", "_")] = str(Path(value).resolve()) if Path(value).exists() else value
    return ours, asked


def _environment() -> dict[str, str]:
    """A database server that was named is for scratch databases of a benchmark's own."""
    kept = {name: value for name, value in os.environ.items() if name not in THEIRS}
    server = os.environ.get("XIAODUI_DATABASE_URL", "")
    return kept | ({"BENCH_DATABASE_URL": server} if server.startswith("postgres") else {})


def _json(said: Any) -> str:
    return json.dumps(said, ensure_ascii=False)


def drawn(said: dict[str, Any]) -> list[str]:
    """Lines for people: the table, the single figures, the aims."""
    lines = table(said["rows"]) if said.get("rows") else []
    lines += [f"{name}: {value}" for name, value in said.items() if name not in {"rows", "aims"}]
    for aim in said.get("aims", []):
        lines.append(f"{'✓' if aim['met'] else '✗'} {aim['name']}: {aim['got']:g} ({aim['aim']})")
    return lines


def table(rows: list[dict[str, Any]]) -> list[str]:
    """Columns as wide as their widest cell; figures to the right."""
    heads = list(rows[0])
    cells = [[str(row.get(head, "")) for head in heads] for row in rows]
    wide = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    figures = [isinstance(rows[0][head], int | float) for head in heads]
    return [
        "  ".join(
            cell.rjust(width) if figure else cell.ljust(width)
            for cell, width, figure in zip(line, wide, figures, strict=True)
        ).rstrip()
        for line in [heads, *cells]
    ]
