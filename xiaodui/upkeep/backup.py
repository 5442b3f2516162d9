"""A backup: one file with the database, the uploads and the journal's heads, checked before it is called one."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.upkeep import stores
from xiaodui.upkeep.stores import Broken

FORMAT = 1
KEPT = 14
FOLDERS = ("uploads", "heads", "files", "attachments")
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Backup:
    path: Path
    facts: int | None
    bytes: int


def folder() -> Path:
    made: Path = settings.DATA_DIR / "backups"
    made.mkdir(mode=0o700, exist_ok=True)
    return made


def make(target: Path | None = None) -> Backup:
    """Write a verified backup while the server goes on; the file appears only when it is whole.

    Costs a copy of the data on disk; about 250 MB a second for SQLite. Raises Refusal when it can't be trusted.
    """
    path = target or folder() / f"xiaodui-{clock.now():%Y%m%d-%H%M%S}.tar"
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".making-") as made:
        room = Path(made)
        # Heads before the database, so that no copied head speaks of a seal that the copy lacks; files after it, so
        # that no copied row speaks of a file that the copy lacks.
        _copy(["heads"], room)
        database = stores.copy_to(room)
        stores.check_copy(database)
        _copy(["uploads", "files", "attachments"], room)
        facts = stores.count_facts(database)
        (room / MANIFEST).write_text(json.dumps(_manifest(room, facts), indent=1, sort_keys=True))
        part = room.parent / f".{path.name}.part"
        with tarfile.open(part, "w") as tar:
            for item in sorted(room.iterdir()):
                tar.add(item, item.name)
        part.chmod(0o600)
        verify(part)
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.rename(path)
    return Backup(path, facts, path.stat().st_size)


def _copy(names: list[str], room: Path) -> None:
    for name in names:
        if (settings.DATA_DIR / name).is_dir():
            shutil.copytree(settings.DATA_DIR / name, room / name)


def _manifest(room: Path, facts: int | None) -> dict[str, Any]:
    files = [item for item in sorted(room.rglob("*")) if item.is_file()]
    return {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "facts": facts,
        "files": {item.relative_to(room).as_posix(): _digest(item) for item in files},
    }


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def verify(path: Path) -> dict[str, Any]:
    """The manifest, after every file in the backup was compared with it and the database opened. Raises Broken."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".verifying-") as opened:
        return _unpack(path, Path(opened))


def _unpack(path: Path, room: Path) -> dict[str, Any]:
    try:
        with tarfile.open(path) as tar:
            tar.extractall(room, filter="data")
        manifest: dict[str, Any] = json.loads((room / MANIFEST).read_text())
    except (OSError, tarfile.TarError, ValueError) as error:
        raise Broken(_("这不是完整的备份：%(why)s。") % {"why": error}) from error
    if manifest.get("format") != FORMAT:
        raise Broken(_("这份备份的格式这个版本不认得。"))
    found = {item.relative_to(room).as_posix() for item in room.rglob("*") if item.is_file()} - {MANIFEST}
    if found != set(manifest["files"]):
        raise Broken(_("备份里多了或少了文件。"))
    for name, digest in manifest["files"].items():
        if _digest(room / name) != digest:
            raise Broken(_("备份里的 %(name)s 被改过或坏了。") % {"name": name})
    stores.check_copy(_database(room))
    return manifest


def _database(room: Path) -> Path:
    found = [room / name for name in ("database.sqlite3", "database.dump") if (room / name).exists()]
    if not found:
        raise Broken(_("备份里没有数据库。"))
    return found[0]


def restore(path: Path, *, over: bool = False) -> dict[str, Any]:
    """Put a backup back into this data folder; what stood there of a non-empty installation needs `over`.

    The old database and folders are moved aside first, never deleted. The server must not be running.
    """
    if not over and not stores.is_empty():
        raise Refusal("restore.full", _("这里已经有数据。换一个空的数据目录，或加 --over：原来的会改名留着。"))
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restoring-") as opened:
        room = Path(opened)
        manifest = _unpack(path, room)
        aside = settings.DATA_DIR / f"before-restore-{clock.now():%Y%m%d-%H%M%S}"
        _set_aside(aside)
        stores.put_back(_database(room))
        for name in FOLDERS:
            if (room / name).is_dir():
                shutil.copytree(room / name, settings.DATA_DIR / name)
    return manifest


def _set_aside(aside: Path) -> None:
    name = settings.DATABASES["default"]["NAME"]
    standing = [settings.DATA_DIR / one for one in FOLDERS]
    if settings.DATABASES["default"]["ENGINE"] == "xiaodui.core.sqlite":
        from django.db import connection

        connection.close()
        standing += [Path(name), Path(f"{name}-wal"), Path(f"{name}-shm")]
    for one in standing:
        if one.exists():
            aside.mkdir(mode=0o700, exist_ok=True)
            one.rename(aside / one.name)


def sweep(keep: int = KEPT) -> int:
    """Remove all but the newest `keep` nightly files; how many went."""
    old = sorted(folder().glob("xiaodui-*.tar"))[:-keep]
    for path in old:
        path.unlink()
    return len(old)
