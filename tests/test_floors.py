"""The floors hold: rooms import downwards only, and a planted violation turns the contract red."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    config = str(folder / "pyproject.toml")
    return subprocess.run(
        [*words, "--config", config, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True
    )


@pytest.fixture
def planted(tmp_path):
    """A small house under the real contract: `planted(customers={"views.py": "import …"})` builds and judges it."""

    def build(**rooms: dict[str, str]) -> subprocess.CompletedProcess[str]:
        (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
        for room, files in {"core": {}, "journal": {}, "customers": {}, "deals": {}, **rooms}.items():
            for name, text in {"__init__.py": "", **files}.items():
                path = tmp_path / "xiaodui" / room / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
                (path.parent / "__init__.py").touch()
        (tmp_path / "xiaodui/__init__.py").touch()
        return lint(tmp_path)

    return build


def test_our_own_house_holds():
    told = lint(ROOT)
    assert told.returncode == 0, told.stdout


def test_downwards_is_allowed(planted):
    told = planted(deals={"win.py": "from xiaodui import core, customers, journal"})
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    "rooms",
    [
        pytest.param(
            {"customers": {"views.py": "from xiaodui.deals import models"}, "deals": {"models.py": ""}}, id="up"
        ),
        pytest.param({"calls": {"ring.py": "import xiaodui.deals"}}, id="sideways"),
        pytest.param(
            {"core": {"acts.py": "def act():\n    from xiaodui.journal import record"}}, id="hidden-in-a-function"
        ),
        pytest.param({"attic": {}}, id="a-room-on-no-floor"),
        pytest.param({"deals": {"rules.py": "from django.utils import timezone"}}, id="django-in-rules"),
        pytest.param({"deals": {"forecast/rules.py": "import django"}}, id="django-in-deeper-rules"),
    ],
)
def test_a_planted_violation_goes_red(planted, rooms):
    told = planted(**rooms)
    assert told.returncode == 1, told.stdout
    assert "BROKEN" in told.stdout


def test_a_rooms_tests_may_look_from_any_floor(planted):
    told = planted(customers={"tests/test_win.py": "import xiaodui.deals"})
    assert told.returncode == 0, told.stdout
