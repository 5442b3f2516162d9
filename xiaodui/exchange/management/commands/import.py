"""`xiaodui import FORMAT PATH [--dry-run] [--json]`"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from xiaodui.core.refusal import Refusal
from xiaodui.exchange.formats import crm_sales, slack
from xiaodui.journal.following import settle

FORMATS: dict[str, Callable[..., dict[str, Any]]] = {"crm-sales": crm_sales.run, "slack": slack.run}
ZIPPED = {"slack"}
"""Brought as a zip, or as the folder that it was unpacked into."""
TOLD = {
    "crm-sales": ("deals", "won", "lost", "open", "won_amount", "agents", "managers", "accounts"),
    "slack": ("people", "rooms", "messages", "there", "answers", "by_bots", "edited", "files", "reactions"),
}


class Command(BaseCommand):
    help = "Bring a set of files in, with its history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("format", choices=sorted(FORMATS))
        parser.add_argument("path", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="read, check and compare; write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["path"].expanduser()
        if not folder.is_dir() and not (options["format"] in ZIPPED and folder.is_file()):
            raise CommandError(f"{folder} is no folder; give the folder that holds the files.")
        began = time.perf_counter()
        try:
            said = FORMATS[options["format"]](folder, dry_run=options["dry_run"], progress=self.progress)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        if not options["dry_run"]:
            # Without a server nobody else would seal what came in or make it findable.
            settle()
        said["seconds"] = round(time.perf_counter() - began, 2)
        self.stderr.write("")
        if options["json"]:
            self.stdout.write(json.dumps(said, ensure_ascii=False, default=str))
        else:
            self.tell(said, options)

    def progress(self, what: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            filled = 30 * done // max(total, 1)
            self.stderr.write(f"\r{what} [{'█' * filled}{'·' * (30 - filled)}] {done}/{total}", ending="")
            self.stderr.flush()

    def tell(self, said: dict[str, Any], options: dict[str, Any]) -> None:
        wanted = (*TOLD[options["format"]], "added", "updated", "rejected")
        for key in wanted:
            self.stdout.write(f"{key:>12}  {said[key]:,}" if isinstance(said[key], int) else f"{key:>12}  {said[key]}")
        for why, n in said.get("skipped", {}).items():
            self.stdout.write(f"{'skipped':>12}  {why} ({n})")
        for match in said["matched"]:
            self.stdout.write(f"     matched  {match['said']} → {match['taken']} ({match['rows']})")
        for one in said["apart"]:
            self.stdout.write(f"       apart  {one['said']} ≠ {one['known']}")
        for reject in said["rejects"][:20]:
            self.stdout.write(f"    rejected  {reject['file']}:{reject['line']} {reject['reason']}")
