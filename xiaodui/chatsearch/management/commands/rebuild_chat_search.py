"""`xiaodui rebuild-chat-search [--check] [--json]`"""

import json
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from xiaodui.chat.models import Message
from xiaodui.chatsearch.writing import compared, forget, keep

CHUNK = 300


class Command(BaseCommand):
    help = "Put right what the index of messages holds; --check only compares, and exits with 1 when anything differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare only; write nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON object on the last line")

    def handle(self, *args: Any, **options: Any) -> None:
        began, looked, wrong, left, last = time.perf_counter(), 0, 0, 0, 0
        while ids := list(Message.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
            missing, gone = compared(ids)
            if not options["check"]:
                if missing:
                    keep(missing)
                if gone:
                    forget(gone)
            looked, wrong, left, last = looked + len(ids), wrong + len(missing), left + len(gone), ids[-1]
            if sys.stderr.isatty():
                self.stderr.write(f"\r{looked:,}", ending="")
        seconds = round(time.perf_counter() - began, 2)
        if options["json"]:
            self.stdout.write(json.dumps({"messages": looked, "wrong": wrong, "recalled": left, "seconds": seconds}))
        else:
            self.stdout.write(f"{looked:,} messages, {wrong:,} missing or otherwise, {left:,} recalled, {seconds} s")
        if options["check"] and wrong + left:
            sys.exit(1)
