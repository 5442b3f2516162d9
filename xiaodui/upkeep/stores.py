"""Copying a database whole while it is being written to, and putting a copy back: SQLite and PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal

PAGES = 2000
"""Pages copied at a time: a writer waits for none of it, WAL readers see one moment."""


class Broken(Refusal):
    """A backup that must not be trusted."""

    def __init__(self, sentence: Any, **detail: Any) -> None:
        super().__init__("backup.broken", sentence, **detail)


def copy_to(folder: Path) -> Path:
    """One consistent copy of the live database in `folder`: `database.sqlite3` or `database.dump`."""
    return _copy_sqlite(folder) if connection.vendor == "sqlite" else _dump(folder)


def _copy_sqlite(folder: Path) -> Path:
    target = folder / "database.sqlite3"
    source = sqlite3.connect(f"file:{settings.DATABASES['default']['NAME']}?mode=ro", uri=True, timeout=20)
    copy = sqlite3.connect(target)
    try:
        # One read transaction over the whole copy: what is written meanwhile doesn't start it over.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_master").fetchone()
        source.backup(copy, pages=PAGES)
        source.rollback()
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.close()
    return target


def check_copy(path: Path) -> None:
    """Raise Broken unless the copy opens, is whole and holds a journal."""
    if path.suffix == ".dump":
        _run(["pg_restore", "--list", str(path)])
        return
    try:
        copy = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        said = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        copy.execute("SELECT COUNT(*) FROM journal_fact").fetchone()
        copy.close()
    except sqlite3.Error as error:
        raise Broken(_("备份里的数据库打不开：%(why)s。") % {"why": error}) from error
    if said != "ok":
        raise Broken(_("备份里的数据库坏了：%(why)s。") % {"why": said})


def count_facts(path: Path) -> int | None:
    """How many facts the copy holds; None where that would take restoring it."""
    if path.suffix == ".dump":
        return None
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as copy:
        return int(copy.execute("SELECT COUNT(*) FROM journal_fact").fetchone()[0])


def put_back(path: Path) -> None:
    """Make the copy the installation's database. The caller has made sure that nothing of worth is there."""
    if path.suffix == ".dump":
        _restore(path)
        return
    name = Path(settings.DATABASES["default"]["NAME"])
    name.parent.mkdir(parents=True, exist_ok=True)
    fresh = name.with_suffix(".restoring")
    shutil.copyfile(path, fresh)
    for leftover in (Path(f"{name}-wal"), Path(f"{name}-shm")):
        leftover.unlink(missing_ok=True)
    os.replace(fresh, name)


def is_empty() -> bool:
    """Whether the present database holds no fact and no person, so that nothing is lost by restoring over it."""
    from xiaodui.journal.models import Fact
    from xiaodui.people.models import Person

    tables = set(connection.introspection.table_names())
    return not any(model._meta.db_table in tables and model.objects.exists() for model in (Fact, Person))


def _postgres() -> tuple[list[str], dict[str, str]]:
    entry = settings.DATABASES["default"]
    words = ["--host", entry.get("HOST") or "127.0.0.1", "--port", str(entry.get("PORT") or 5432)]
    if entry.get("USER"):
        words += ["--username", entry["USER"]]
    # The password goes by environment: an argument would stand in the process list.
    return words, {**os.environ, "PGPASSWORD": entry.get("PASSWORD") or "", "PGCONNECT_TIMEOUT": "10"}


def _dump(folder: Path) -> Path:
    target = folder / "database.dump"
    words, environment = _postgres()
    _run(
        ["pg_dump", *words, "--format=custom", "--no-owner", f"--file={target}", settings.DATABASES["default"]["NAME"]],
        environment,
    )
    return target


def _restore(path: Path) -> None:
    words, environment = _postgres()
    connection.close()
    name = settings.DATABASES["default"]["NAME"]
    _run(
        [
            "pg_restore",
            *words,
            "--clean",
            "--if-exists",
            "--no-owner",
            "--single-transaction",
            f"--dbname={name}",
            str(path),
        ],
        environment,
    )


def _run(words: list[str], environment: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=3600, check=False)
    except FileNotFoundError:
        raise Refusal(
            "tool.missing",
            _("没有找到 %(tool)s，请装上 PostgreSQL 的客户端工具（postgresql-client）。") % {"tool": words[0]},
        ) from None
    if done.returncode:
        raise Broken(_("%(tool)s 没有做成：%(why)s") % {"tool": words[0], "why": done.stderr.strip()[-300:]})
