from typing import Any

from xiaodui.core.sockets import SERVER
from xiaodui.jobs.management.commands.worker import Command as Worker

MINDED = ("journal", "deadlines")
"""What a server process has running that needs no pages: who seals and hears, who takes the steps of promises."""


class Command(Worker):
    """There is one clock in a scaled-out house, so it seals the journal, calls the hearers and minds deadlines too."""

    help = "Mind schedules and deadlines, seal the journal, call the hearers; leave the jobs to workers."

    def add_arguments(self, parser: Any) -> None:
        """Takes no options."""

    def handle(self, *args: Any, **options: Any) -> None:
        followers = [running for running in SERVER if running.name in MINDED]
        for running in followers:
            running.start()
        try:
            super().handle(threads=0, no_schedules=False, grace=1.0)
        finally:
            for running in followers:
                running.stop()
