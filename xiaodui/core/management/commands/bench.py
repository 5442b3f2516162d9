"""`xiaodui bench [NAME] [--json]`: runs benchmarks, each in a process and a data folder of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

ROOT = Path(__file__).resolve().parents[4]
FOLDER = ROOT / "benchmarks"


def modules() -> dict[str, str]:
    """Name → module: `import` stands for import_rows, since Python keeps the word for itself."""
    found = {path.stem: path.stem for path in sorted(FOLDER.glob("[a-z]*.py"))}
    return {stem.removesuffix("_rows"): stem for stem in found.values()}


class Command(BaseCommand):
    help = "Measure, beside the bare thing; without a name every benchmark."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", default="")
        parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        known, name = modules(), options["name"]
        if name and name not in known:
            raise CommandError(f"{name}? {', '.join(known)}")
        said = {one: self.measure(known[one]) for one in ([name] if name else known)}
        self.stdout.write(
            json.dumps(said[name] if name else said, ensure_ascii=False, indent=None if options["json"] else 2)
        )

    def measure(self, module: str) -> Any:
        """The last line that the benchmark prints, read; CommandError when it fails."""
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{module}"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        if done.returncode:
            raise CommandError(f"benchmarks.{module} failed")
        return json.loads(done.stdout.strip().splitlines()[-1])
