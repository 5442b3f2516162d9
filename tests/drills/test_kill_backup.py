"""Backups made under load, each restored into an empty folder, verified, and signed in to."""

import json
import os
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from xiaodui.pulse.tests.house import ROOT, House

pytestmark = pytest.mark.drill
ROUNDS = 3
WRITE = """
__import__('xiaodui.customers.acts', fromlist=['create']).create(
    by=Person.objects.get(login='wanglei'), name='客户 {n}').pk
""".replace("\n", " ")


def command(env: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_kill_backups_under_load_restore_and_verify(tmp_path: Path) -> None:
    if os.environ.get("XIAODUI_DATABASE_URL", "").startswith("postgres"):
        pytest.skip("restoring a dump needs a second database; the SQLite leg covers the file format")
    with House.built(tmp_path / "live") as house:
        house.say("__import__('tests.cast', fromlist=['x']).set_up_cast() and 1")
        written, stop = [0], threading.Event()

        def write() -> None:
            while not stop.is_set():
                house.say(WRITE.format(n=written[0]))
                written[0] += 1

        writer = threading.Thread(target=write)
        writer.start()
        try:
            made = [_backed_up(house, tmp_path, number, written) for number in range(ROUNDS)]
        finally:
            stop.set()
            writer.join()
    assert written[0] > ROUNDS, "nothing was written meanwhile: the drill proved nothing"
    for path, acknowledged in made:
        _restored(house.env, path, acknowledged)


def _backed_up(house: House, folder: Path, number: int, written: list[int]) -> tuple[Path, int]:
    """A backup and how many customers had been acknowledged before it began."""
    before = written[0]
    path = folder / f"{number}.tar"
    command(house.env, "backup", "--to", str(path))
    return path, before


def _restored(env: dict[str, str], path: Path, acknowledged: int) -> None:
    fresh = {**env, "XIAODUI_DATA_DIR": str(path.with_suffix(""))}
    command(fresh, "restore", str(path))
    said = command(
        fresh, "shell", "--no-imports", "-v", "0", "-c",
        "from xiaodui.customers.models import Customer; from xiaodui.journal.models import Fact;"
        "print(Customer.objects.count(), Fact.objects.filter(verb='customer.added').count())",
    )  # fmt: skip
    customers, facts = map(int, said.split())
    assert customers == facts >= acknowledged, "an acknowledged customer is missing, or one without its fact"
    command(fresh, "hear")
    assert json.loads(command(fresh, "verify_journal", "--json").splitlines()[-1])["ok"]
    assert "0" in command(fresh, "rebuild_tallies", "--check")


def test_kill_a_restored_server_answers(tmp_path: Path) -> None:
    """The first page of a restored house, from a real server."""
    with House.built(tmp_path / "one") as house:
        house.say("__import__('tests.cast', fromlist=['x']).set_up_cast() and 1")
        if house.env.get("XIAODUI_DATABASE_URL", "").startswith("postgres"):
            pytest.skip("restoring a dump needs a second database")
        command(house.env, "backup", "--to", str(tmp_path / "b.tar"))
    env = {**house.env, "XIAODUI_DATA_DIR": str(tmp_path / "two")}
    command(env, "restore", str(tmp_path / "b.tar"))
    again = House(env)
    try:
        with urllib.request.urlopen(f"http://{again.address}/me/login/", timeout=10) as answer:
            assert answer.status == 200
    finally:
        again.end()
