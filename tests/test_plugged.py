"""A room that stands is a room that is plugged in: what it hears, shows and measures is loaded by starting the product."""

import subprocess
import sys

import pytest

from tests.laws import ROOT

pytestmark = pytest.mark.once

PLUGS = ("acts", "api", "hears", "kinds", "measures", "plugs", "sockets", "today", "verbs")


def test_starting_the_product_loads_every_rooms_plugs() -> None:
    """In a process of its own: here, some other test may have imported what the product itself forgets."""
    wanted = {
        f"xiaodui.{room.name}.{name}"
        for room in ROOT.iterdir()
        for name in PLUGS
        if (room / "apps.py").exists() and ((room / f"{name}.py").exists() or (room / name / "__init__.py").exists())
    }
    assert "xiaodui.people.hears" in wanted
    code = "import django, sys; django.setup(); print(*(name for name in sys.modules if name.startswith('xiaodui.')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT.parent, capture_output=True, text=True, check=True)
    assert wanted - set(done.stdout.split()) == set()
