"""A backup is worth what it gives back: restored by the command into an empty place, proved by the other commands."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.cast import Cast
from tests.sold import sell
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal, Stage
from xiaodui.journal.following import settle
from xiaodui.journal.models import Fact, Sealed
from xiaodui.measures.models import Tally
from xiaodui.people.models import Person
from xiaodui.pulse.tests.house import ROOT, environment, own_database
from xiaodui.upkeep import backup

pytestmark = pytest.mark.django_db(transaction=True)
MODELS = (Person, Customer, Deal, Fact, Sealed, Tally)
COUNT = "from django.apps import apps; print([apps.get_model(name).objects.count() for name in {names!r}])"


@pytest.fixture
def company(cast: Cast, tmp_path: Path, settings: Any, monkeypatch: Any) -> Path:
    """A small company with a sealed season; its backup."""
    settings.DATA_DIR = tmp_path / "live"
    settings.DATA_DIR.mkdir()
    monkeypatch.delenv("XIAODUI_HEADS_DIR", raising=False)
    Stage.objects.get_or_create(order=1, engages=True, defaults={"name_zh": "需求确认", "name_en": "Needs"})
    sell(cast)
    settle()
    return backup.make(tmp_path / "company.tar").path


def command(env: dict[str, str], *words: str) -> str:
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.stdout[-500:]}{done.stderr[-2000:]}"
    return done.stdout


@pytest.mark.skipif(
    not os.environ.get("XIAODUI_DATABASE_URL", "").startswith("postgres"), reason="SQLite has its own drill"
)
def test_a_dump_is_restored_into_another_database_and_proved(company: Path, tmp_path: Path) -> None:
    assert connection.vendor == "postgresql"
    there = [model._default_manager.count() for model in MODELS]
    env = environment(tmp_path / "new")
    with own_database(env, empty=True):
        command(env, "restore", str(company))
        names = [model._meta.label for model in MODELS]
        assert json.loads(command(env, "shell", "--no-imports", "-v", "0", "-c", COUNT.format(names=names))) == there
        proved = json.loads(command(env, "verify_journal", "--json").splitlines()[-1])
        replayed = json.loads(command(env, "rebuild_tallies", "--check", "--json").splitlines()[-1])
    facts, sealed = there[3:5]
    assert facts == sealed > 20, "all of a season was sealed before the backup"
    assert (proved["findings"], proved["proven_to"]) == ([], sealed), proved
    assert replayed["differences"] == 0 and replayed["facts"] > 0, replayed
