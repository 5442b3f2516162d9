from typing import Any

from xiaodui.core.sockets import SERVER
from xiaodui.jobs.management.commands.worker import Command as Worker


class Command(Worker):
    """There is one clock in a scaled-out house, so it seals the journal and calls the hearers too."""

    help = "Mind the schedules, seal the journal, call the hearers; leave the jobs to workers."

    def add_arguments(self, parser: Any) -> None:
        """Takes no options."""

    def handle(self, *args: Any, **options: Any) -> None:
        followers = [running for running in SERVER if running.name == "journal"]
        for running in followers:
            running.start()
        try:
            super().handle(threads=0, no_schedules=False, grace=1.0)
        finally:
            for running in followers:
                running.stop()
