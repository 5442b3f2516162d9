"""`xiaodui backup [--to FILE] [--verify FILE] [--json]`"""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from xiaodui.core.refusal import Refusal
from xiaodui.upkeep import backup


class Command(BaseCommand):
    help = "Make a verified backup while the server goes on, or check one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, help="where to write it (default: backups/ in the data folder)")
        parser.add_argument("--verify", type=Path, help="only check this backup")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["verify"]:
                said = {"path": str(options["verify"]), **backup.verify(options["verify"])}
            else:
                made = backup.make(options["to"])
                said = {"path": str(made.path), "facts": made.facts, "bytes": made.bytes}
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        said.pop("files", None)
        self.stdout.write(json.dumps(said) if options["json"] else "\n".join(f"{k:>8}  {v}" for k, v in said.items()))
