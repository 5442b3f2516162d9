"""Backups are whole or they are not backups."""

import sqlite3
import tarfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Cast, sign_in
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import create
from xiaodui.jobs.perform import JobFailed
from xiaodui.journal.models import Fact
from xiaodui.upkeep import backup
from xiaodui.upkeep.jobs import nightly
from xiaodui.upkeep.stores import Broken

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made(cast: Cast, tmp_path: Path) -> backup.Backup:
    create(by=cast.wanglei, name="苏州恒拓精密")
    return backup.make(tmp_path / "one.tar")


def unpacked(path: Path, to: Path) -> Path:
    with tarfile.open(path) as tar:
        tar.extractall(to, filter="data")
    return to


def packed(folder: Path, to: Path) -> Path:
    with tarfile.open(to, "w") as tar:
        for item in folder.iterdir():
            tar.add(item, item.name)
    return to


def test_a_backup_holds_what_was_there_and_verifies(made: backup.Backup, tmp_path: Path) -> None:
    manifest = backup.verify(made.path)
    assert made.path.stat().st_mode & 0o077 == 0
    if connection.vendor == "sqlite":
        assert manifest["facts"] == made.facts == 1
        with sqlite3.connect(unpacked(made.path, tmp_path / "x") / "database.sqlite3") as copy:
            assert copy.execute("SELECT name FROM customers_customer").fetchall() == [("苏州恒拓精密",)]


def test_one_changed_byte_is_refused(made: backup.Backup, tmp_path: Path) -> None:
    room = unpacked(made.path, tmp_path / "x")
    database = next(room.glob("database.*"))
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)
    with pytest.raises(Broken, match="被改过或坏了"):
        backup.verify(packed(room, tmp_path / "bad.tar"))


def test_a_missing_file_is_refused(made: backup.Backup, tmp_path: Path) -> None:
    room = unpacked(made.path, tmp_path / "x")
    next(room.glob("database.*")).unlink()
    with pytest.raises(Broken):
        backup.verify(packed(room, tmp_path / "bad.tar"))


def test_half_a_file_is_refused(made: backup.Backup, tmp_path: Path) -> None:
    half = tmp_path / "half.tar"
    half.write_bytes(made.path.read_bytes()[: made.bytes // 2])
    with pytest.raises(Broken):
        backup.verify(half)


def test_a_full_installation_is_not_restored_over_by_accident(made: backup.Backup) -> None:
    with pytest.raises(Refusal) as no:
        backup.restore(made.path)
    assert no.value.code == "restore.full"


def test_only_the_newest_are_kept(tmp_path: Path, settings: object) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    for day in range(1, 20):
        (backup.folder() / f"xiaodui-202603{day:02}-023000.tar").touch()
    assert backup.sweep(keep=14) == 5
    assert min(path.name for path in backup.folder().iterdir()) == "xiaodui-20260306-023000.tar"


def test_a_failed_night_is_a_fact_and_a_line_above_the_owners_pages(
    cast: Cast, tmp_path: Path, settings: object, client: Client
) -> None:
    settings.DATA_DIR = tmp_path / "no" / "such"  # type: ignore[attr-defined]
    with pytest.raises(JobFailed):
        nightly(None)
    assert Fact.objects.latest("pk").verb == "backup.failed"
    assert "夜间备份没有做成" in sign_in(client, cast.laozhou).get("/team").content.decode()
    assert "夜间备份没有做成" not in sign_in(client, cast.wanglei).get("/team").content.decode()
