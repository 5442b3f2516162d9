"""`xiaodui rebuild-tallies [--check] [--json]`"""

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from xiaodui.measures.replay import replay


class Command(BaseCommand):
    help = "Write every tally again from the journal alone; --check only compares, and exits with 1 when any differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare only; write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.perf_counter()
        done = replay(mend=not options["check"], progress=self.progress)
        seconds = round(time.perf_counter() - began, 2)
        if sys.stderr.isatty():
            self.stderr.write("")
        if options["json"]:
            self.stdout.write(json.dumps({**vars(done), "seconds": seconds}))
        else:
            self.stdout.write(
                f"{done.facts:,} facts, {done.tallies:,} tallies, {done.differences:,} differences"
                + (f", {done.mended:,} facts tallied anew" if done.mended else "")
                + f", {seconds} s"
            )
        if options["check"] and done.differences:
            sys.exit(1)

    def progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done:,}/{total:,}", ending="")
            self.stderr.flush()
