"""One web process a data folder and database, unless Redis carries what processes must share.

Held by the kernel (a lock on a file) and by the PostgreSQL server (an advisory lock of a session), not by a row: both
end with the process, however it ends, so a killed server can start again at once.
"""

import fcntl
import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

KEY = 0x7869616F647569  # "xiaodui"


class Alone:
    """Keeps the place until the process ends."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "serve.lock"

    def take(self) -> None:
        """CommandError when another web process has the place."""
        if settings.REDIS_URL:
            return
        self.file = os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            other = os.read(self.file, 20).decode(errors="replace").strip()
            raise CommandError(refusal(f"{self.path.parent}（PID {other}）")) from error
        os.ftruncate(self.file, 0)
        os.pwrite(self.file, str(os.getpid()).encode(), 0)

    def take_database(self) -> None:
        """The same between machines, which share no folder; only PostgreSQL is shared between machines."""
        if settings.REDIS_URL or connection.vendor != "postgresql":
            return
        # A connection of its own: the lock lives as long as it does.
        self.session = connection.copy()
        with self.session.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
            if not cursor.fetchone()[0]:
                raise CommandError(refusal(settings.DATABASES["default"]["NAME"]))


def refusal(where: str) -> str:
    return (
        f"已经有一个网页进程在用 {where}。先停掉它；要同时跑几个，请设置 XIAODUI_REDIS_URL。\n"
        f"Another web process is using {where}. Stop it first; to run several, set XIAODUI_REDIS_URL."
    )
