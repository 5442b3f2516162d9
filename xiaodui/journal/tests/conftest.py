from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def heads_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test's own file of heads."""
    monkeypatch.setenv("XIAODUI_HEADS_DIR", str(tmp_path / "heads"))
    return tmp_path / "heads"
