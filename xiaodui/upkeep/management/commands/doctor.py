"""`xiaodui doctor [--json]`: what is well and what to do; exit 1 when something is not."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import override

from xiaodui.upkeep.checks import as_json, examine

MARKS = {True: "✓", False: "✗", None: "·"}


class Command(BaseCommand):
    help = "Look the installation over."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--language", default="zh-hans", choices=["zh-hans", "en"])

    def handle(self, *args: Any, **options: Any) -> None:
        with override(options["language"]):
            findings = list(examine())
        if options["json"]:
            self.stdout.write(json.dumps(as_json(findings), ensure_ascii=False))
        else:
            for finding in findings:
                self.stdout.write(f"{MARKS[finding.well]} {finding.what}  {finding.said}")
        if any(finding.well is False for finding in findings):
            sys.exit(1)
