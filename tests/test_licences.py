"""THIRD-PARTY.md tells what the locks say, and nothing comes in under a licence that we did not accept."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
ROW = re.compile(r"^\| (?!name |--)(?P<name>\S+) \| (?P<version>\S+) \| (?P<licence>[^|]+) \|$", re.M)

ACCEPTED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC", "MIT", "MIT-0",
    "MPL-2.0",  # unmodified files only: the obligation ends at the file
    "MIT-CMU",
    "OFL-1.1",  # fonts
    "PSF-2.0",
}  # fmt: skip
# A licence outside the list, with the reason why it may stay.
EXCEPTIONS = {
    "psycopg": "LGPL-3.0-only",  # used unmodified and replaceable, on request only
    "psycopg-binary": "LGPL-3.0-only",
    "djlint": "GPL-3.0-or-later",  # a linter that is run, never linked nor handed on
}


def refused(text: str) -> list[str]:
    """Names whose licence has a part outside the list; of `A OR B` one accepted part is enough."""
    found = []
    for name, _, licence in ROW.findall(text):
        if EXCEPTIONS.get(name) == licence:
            continue
        parts = [part for part in re.split(r" AND |[()]", licence) if part.strip()]
        if not all(set(part.strip().split(" OR ")) & ACCEPTED for part in parts):
            found.append(f"{name}: {licence}")
    return found


def test_third_party_tells_what_the_locks_say():
    told = subprocess.run([sys.executable, ROOT / "bin/third-party", "--check"], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr


def test_every_licence_is_accepted():
    text = (ROOT / "THIRD-PARTY.md").read_text()
    assert len(ROW.findall(text)) > 60
    assert refused(text) == []


@pytest.mark.parametrize(
    ("licence", "well"),
    [("MIT", True), ("MIT OR GPL-3.0-only", True), ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
     ("GPL-3.0-only", False), ("MIT AND AGPL-3.0-only", False), ("UNKNOWN", False), ("LGPL-3.0-only", False)],
)  # fmt: skip
def test_a_licence_outside_the_list_is_refused(licence, well):
    assert refused(f"| somebody | 1.0 | {licence} |") == ([] if well else [f"somebody: {licence}"])
