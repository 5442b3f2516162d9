import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from xiaodui.jobs.runner import Runner


class Command(BaseCommand):
    help = "Run jobs and mind the schedules, until SIGTERM. Start as many as you like over one database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--threads", type=int, default=2, help="Jobs at a time (default: %(default)s).")
        parser.add_argument("--no-schedules", action="store_true", help="Leave the clock to other processes.")
        parser.add_argument("--grace", type=float, default=25, help="Seconds for running jobs at the end.")

    def handle(self, *args: Any, threads: int, no_schedules: bool, grace: float, **options: Any) -> None:
        ending = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: ending.set())
        runner = Runner()
        runner.start(threads, schedules=not no_schedules)
        self.stdout.write("Working. Stop with Ctrl+C.")
        ending.wait()
        if not runner.stop(grace):
            self.stderr.write("Some jobs didn't end in time; others will go on with them.")
