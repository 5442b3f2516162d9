"""After `warm` nobody's sentence is the first of its kind."""

import importlib
import pkgutil
import subprocess
import sys

import xiaodui.tone as tone

LEFT = """
import importlib, pkgutil
import xiaodui.tone as tone
tone.warm()
for one in pkgutil.iter_modules(tone.__path__):
    if not one.ispkg:
        room = importlib.import_module(f"xiaodui.tone.{one.name}")
        for name, made in vars(room).items():
            if hasattr(made, "cache_info") and made.__module__ == room.__name__ and not made.cache_info().currsize:
                print(one.name, name)
"""


def test_every_table_is_made():
    left = subprocess.run([sys.executable, "-c", LEFT], capture_output=True, text=True, check=True).stdout
    assert left == "", f"made only by somebody's sentence: {left}"


def test_there_are_tables_to_make():
    rooms = [
        importlib.import_module(f"xiaodui.tone.{one.name}")
        for one in pkgutil.iter_modules(tone.__path__)
        if not one.ispkg
    ]
    assert sum(hasattr(made, "cache_info") for room in rooms for made in vars(room).values()) > 20
