"""What the doctor looks at: each check answers whether it is well, and what to do when not."""

import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from config.environment import ROOT
from xiaodui.core import clock
from xiaodui.upkeep import backup

LOW_BYTES = 2_000_000_000
STALE_DAYS = 2


@dataclass(frozen=True)
class Finding:
    """`well` None: worth knowing, nothing to mend."""

    what: str
    well: bool | None
    said: str


def examine() -> Iterator[Finding]:
    """All checks in order; one that breaks is a finding too."""
    for check in CHECKS:
        try:
            yield check()
        except Exception as error:  # a doctor that faints is no help: whatever breaks is said and the rest goes on
            yield Finding(check.__name__, False, f"{type(error).__name__}: {error}")


def versions() -> Finding:
    well = sys.version_info >= (3, 11) and sqlite3.sqlite_version_info >= (3, 35)
    return Finding(_("版本"), well, f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")


def database() -> Finding:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            level = cursor.execute("PRAGMA synchronous").fetchone()[0]
            return Finding(
                _("数据库"), (mode, level) == ("wal", 2), f"SQLite, journal_mode={mode}, synchronous={level}"
            )
        cursor.execute("SHOW server_version")
        return Finding(_("数据库"), True, f"PostgreSQL {cursor.fetchone()[0]}")


def migrations() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    said = _("都跑过了") if not waiting else _("还有 %(n)s 个没跑：启动一次服务，或运行 migrate") % {"n": waiting}
    return Finding(_("数据库结构"), not waiting, said)


def disk() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return Finding(
        _("磁盘"), free > LOW_BYTES, _("%(path)s 还剩 %(gb).1f GB") % {"path": settings.DATA_DIR, "gb": free / 1e9}
    )


def secrecy() -> Finding:
    loose = [
        path.name
        for path in (settings.DATA_DIR / "secret-key", settings.DATA_DIR)
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]
    said = _("只有本用户能读") if not loose else _("别的用户能读 %(names)s：chmod go-rwx") % {"names": ", ".join(loose)}
    return Finding(_("数据目录权限"), not loose, said)


def face() -> Finding:
    built = (ROOT / "frontend" / "dist" / "names.json").exists()
    return Finding(_("前端文件"), built, _("已打包") if built else _("还没打包：运行 make run 或 npm run build"))


def backups() -> Finding:
    newest = max(backup.folder().glob("xiaodui-*.tar"), default=None, key=lambda path: path.stat().st_mtime)
    if newest is None:
        return Finding(_("备份"), None, _("还没有：今晚 02:30 会自动做一份，也可以运行 bin/xiaodui backup"))
    days = (clock.now().timestamp() - newest.stat().st_mtime) / 86400
    return Finding(_("备份"), days < STALE_DAYS, _("%(name)s，%(days).1f 天前") % {"name": newest.name, "days": days})


def hearers() -> Finding:
    from xiaodui.journal.models import Cursor

    failing = list(Cursor.objects.exclude(failing_since=None).values_list("hearer", flat=True))
    return Finding(_("听者"), not failing, _("都跟上了") if not failing else ", ".join(failing))


def failed_jobs() -> Finding:
    from xiaodui.jobs.models import Job

    failed = Job.objects.filter(state="failed").count()
    return Finding(
        _("作业"), not failed, _("没有失败的") if not failed else _("%(n)s 个失败，见 /operate/jobs") % {"n": failed}
    )


def calendar() -> Finding:
    from xiaodui.core.models import CalendarDay

    year = clock.today().year + (1 if clock.today().month == 12 else 0)
    known = CalendarDay.objects.filter(day__year=year).exists()
    said = _("%(year)s 年的节假日和调休在册") if known else _("%(year)s 年还没有：bin/xiaodui calendar --fill %(year)s")
    return Finding(_("节假日"), known, said % {"year": year})


CHECKS: list[Callable[[], Finding]] = [
    versions, database, migrations, disk, secrecy, face, backups, hearers, failed_jobs, calendar,
]  # fmt: skip


def as_json(findings: list[Finding]) -> dict[str, Any]:
    return {
        "well": all(finding.well is not False for finding in findings),
        "findings": [{"what": f.what, "well": f.well, "said": f.said} for f in findings],
    }
