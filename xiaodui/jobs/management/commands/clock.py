from typing import Any

from xiaodui.jobs.management.commands.worker import Command as Worker


class Command(Worker):
    help = "Only mind the schedules, and leave the jobs to workers. A second one stands by."

    def add_arguments(self, parser: Any) -> None:
        """Takes no options."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(threads=0, no_schedules=False, grace=1.0)
