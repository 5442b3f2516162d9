"""What is installed is exactly what was chosen, from whichever index a machine uses."""

import json
import re

from tests.shell import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_no_lock_names_an_index():
    assert len(LOCKS) == 4
    for lock in LOCKS:
        assert not re.search(r"https?://|--index|--find-links", lock.read_text()), lock
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_every_pin_has_a_hash():
    for lock in LOCKS:
        for pin in re.split(r"\n(?=\S)", lock.read_text().strip()):
            assert "--hash=sha256:" in pin, f"{lock.name}: {pin[:60]}"


def test_every_npm_package_has_a_digest():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [path for path, told in packages.items() if path and not told.get("integrity")] == []


def test_uv_is_the_same_in_both_places():
    pin = (ROOT / "requirements/uv.txt").read_text().strip()
    assert pin.startswith("uv==")
    assert pin in (ROOT / "requirements/dev.txt").read_text()
