"""Files keep to their sizes, or say in `docs/budgets.md` why they don't."""

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs/budgets.md"
MOST = {".py": 300, ".html": 120, ".js": 150, ".mjs": 150, "shell": 150}
ROW = re.compile(r"^\| `([^`]+)` \| (\S.*) \|$", re.MULTILINE)


def kind_of(path: Path) -> str:
    """How a file is measured: by its ending, or by its first line where it has none."""
    if path.suffix:
        return path.suffix
    first = path.read_text(errors="replace").partition("\n")[0]
    return ".py" if first.startswith("#!") and "python" in first else "shell" if first.startswith("#!") else ""


def over(root: Path, names: list[str]) -> dict[str, int]:
    """Files above their size, with their lines."""
    lines = {
        name: (root / name).read_text(errors="replace").count("\n")
        for name in names
        if (root / name).is_file() and "/migrations/" not in name
    }
    return {name: n for name, n in lines.items() if n > MOST.get(kind_of(root / name), n)}


def judged(long: dict[str, int], table: str) -> list[str]:
    rows = {name for name, _reason in ROW.findall(table)}
    return sorted(f"{name}: {long[name]} lines and no row" for name in long.keys() - rows) + sorted(
        f"{name}: a row, but small or gone" for name in rows - long.keys()
    )


def ours() -> list[str]:
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in told.stdout.split("\0") if name]


def test_every_file_keeps_to_its_size_or_says_why() -> None:
    assert judged(over(ROOT, ours()), TABLE.read_text()) == []


@pytest.mark.parametrize(
    ("name", "first", "lines"),
    [("deep.py", "x", 301), ("page.html", "x", 121), ("drag.js", "x", 151), ("start", "#!/bin/sh", 151)],
)
def test_a_long_file_needs_a_row_and_a_small_one_none(tmp_path: Path, name: str, first: str, lines: int) -> None:
    (tmp_path / name).write_text(first + "\n" * lines)
    row = f"| `{name}` | It holds one idea. |"
    assert judged(over(tmp_path, [name]), row) == []
    assert judged(over(tmp_path, [name]), "") == [f"{name}: {lines} lines and no row"]
    (tmp_path / name).write_text(first + "\n" * (lines - 1))
    assert judged(over(tmp_path, [name]), "") == []
    assert judged(over(tmp_path, [name]), row) == [f"{name}: a row, but small or gone"]


def test_a_row_without_a_reason_is_no_row(tmp_path: Path) -> None:
    assert judged({"deep.py": 301}, "| `deep.py` |  |") == ["deep.py: 301 lines and no row"]
