"""`xiaodui demo [--seed N] [--days 90] [--json]`"""

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from xiaodui.core.refusal import Refusal
from xiaodui.demo.making import DAYS, SEED, make


class Command(BaseCommand):
    help = "Make the demo company 启明科技 in an empty data folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=SEED, help="the same seed makes the same company")
        parser.add_argument("--days", type=int, default=DAYS, help="working days up to today")
        parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")

    def handle(self, *args: Any, seed: int, days: int, **options: Any) -> None:
        began = time.perf_counter()
        try:
            said = make(seed, days, self.progress)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        said["seconds"] = round(time.perf_counter() - began, 2)
        if sys.stderr.isatty():
            self.stderr.write("")
        if options["json"]:
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        else:
            self.stdout.write(
                "演示公司「{company}」好了：{people} 人，{customers} 家客户，{deals} 个商机（赢 {won}，丢 {lost}，"
                "在谈 {open}），{days} 个工作日，{seconds} 秒。".format(**said)
            )

    def progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            filled = 30 * done // total
            self.stderr.write(f"\r演示公司 [{'█' * filled}{'·' * (30 - filled)}] {done}/{total}", ending="")
