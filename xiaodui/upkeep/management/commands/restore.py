"""`xiaodui restore FILE [--over]`"""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from xiaodui.core.refusal import Refusal
from xiaodui.upkeep import backup


class Command(BaseCommand):
    help = "Put a backup back into this data folder (the server stopped); migrations follow."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--over", action="store_true", help="move what is here aside first")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"].is_file():
            raise CommandError(f"{options['file']} is no file.")
        try:
            manifest = backup.restore(options["file"], over=options["over"])
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(f"Restored: made at {manifest['made_at']}, {manifest['facts']} facts.")
