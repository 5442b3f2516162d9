"""`bin/xiaodui verify-journal`: is the journal what it was when it was sealed?"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from xiaodui.journal import exporting, verify
from xiaodui.journal.models import Sealed


class Command(BaseCommand):
    help = "Verify the sealed journal in place, or export it for verify.py. Exit 1 when something was found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--export", type=Path, help="write the sealed facts to this file (JSON lines) instead")
        parser.add_argument("--heads", action="append", default=[], help="a file of heads; by default this machine's")
        parser.add_argument("--json", action="store_true", help="one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["export"]:
            count = exporting.export(options["export"], self.tell)
            self.stdout.write(f'{{"exported":{count}}}' if options["json"] else f"{count} → {options['export']}")
            return
        given = [head for path in options["heads"] for head in verify.read_heads(path)] or exporting.heads_here()
        report = exporting.verify_here(given, self.tell)
        for line in [verify.as_json(report)] if options["json"] else verify.spoken(report):
            self.stdout.write(line)
        if report.findings:
            sys.exit(1)

    def tell(self, seq: int) -> None:
        if sys.stderr.isatty():
            newest = Sealed.objects.order_by("-seq").values_list("seq", flat=True).first() or seq
            done = 30 * seq // newest
            self.stderr.write(f"\r[{'#' * done}{'.' * (30 - done)}] {seq}/{newest} ", ending="")
