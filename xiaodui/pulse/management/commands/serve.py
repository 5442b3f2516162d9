"""`serve`: one process, one port, the whole product."""

import argparse
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from xiaodui.pulse import welcome
from xiaodui.pulse.address import bound, is_loopback, office_address
from xiaodui.pulse.alone import Alone
from xiaodui.pulse.serving import serve


class Command(BaseCommand):
    help = "启动销队：网页、实时线路和作业在同一个进程里。 Serve pages, live wire and jobs in one process."
    requires_system_checks: list[str] = []
    role = "all"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST)
        parser.add_argument("--port", type=int, default=settings.PORT)
        demo = os.environ.get("DEMO", "").lower() in {"1", "true", "yes", "on"}
        parser.add_argument("--demo", action=argparse.BooleanOptionalAction, default=demo)

    def handle(self, *args: Any, host: str, port: int, demo: bool, **options: Any) -> None:
        listening = bound(host, port)
        self.prepare(demo)
        admit(host)
        # Asked now: what greets may query, which nobody may inside the event loop.
        said = list(welcome.lines(host, listening.getsockname()[1]))
        connection.close()
        serve(listening, self.role, lambda: self.greet(said))

    def prepare(self, demo: bool) -> None:
        # Kept for the life of the process: with it goes the place.
        self.alone = Alone(settings.DATA_DIR)
        self.alone.take()
        migrate()
        self.alone.take_database()
        if demo and "demo" in get_commands() and not get_user_model()._default_manager.exists():
            call_command("demo")

    def greet(self, lines: list[str]) -> None:
        for line in lines:
            self.stdout.write(line)
        self.stdout.flush()


def migrate() -> None:
    """Bring the database up to date; asking first costs a tenth of what migrating nothing does."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("· 准备数据 / Preparing the database …", file=sys.stderr, flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def admit(host: str) -> None:
    """Which names the server goes by, and whether the published demo passwords are good here."""
    settings.DEMO_SIGNIN = is_loopback(host)
    if not is_loopback(host):
        own = {office_address(host), socket.gethostname(), f"{socket.gethostname()}.local"} - {""}
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *sorted(own)]
