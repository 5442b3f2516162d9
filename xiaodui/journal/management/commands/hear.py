"""`bin/xiaodui hear`: seal what is recorded and run every hearer until all is quiet."""

from typing import Any

from django.core.management.base import BaseCommand

from xiaodui.journal.following import settle


class Command(BaseCommand):
    help = "Seal pending facts and run all hearers until nothing is left; what fails stays for the server's next try."

    def handle(self, *args: Any, **options: Any) -> None:
        done = settle()
        self.stdout.write(f"sealed {done.sealed}, heard {done.heard}, failing {', '.join(done.failing) or '-'}")
