"""``calendar --fill 2026 2027``: public holidays into the company's table."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from xiaodui.core.calendar.filling import load_chinese_days


class Command(BaseCommand):
    help = "Fill the business calendar with the public holidays and make-up days of China."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fill", nargs="+", type=int, required=True, metavar="YEAR")
        parser.add_argument("--again", action="store_true", help="clear these years first, edits included")

    def handle(self, *args: Any, **options: Any) -> None:
        filled = load_chinese_days(options["fill"], again=options["again"])
        self.stdout.write(f"{filled.written} days written.")
        for year in filled.foreseen:
            self.stdout.write(f"{year}: statutory holidays only; make-up days are not announced yet.")
