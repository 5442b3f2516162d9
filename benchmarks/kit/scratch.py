"""A scratch installation: the benchmark's own data folder, never the user's."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def folder() -> Path:
    """BENCH_CACHE keeps what was built between runs; else a temporary folder that goes with the process."""
    if kept := os.environ.get("BENCH_CACHE"):
        Path(kept).mkdir(parents=True, exist_ok=True)
        return Path(kept)
    made = Path(tempfile.mkdtemp(prefix="xiaodui-bench-"))
    pid = os.getpid()
    # A forked child must not take the folder away from under its parent.
    atexit.register(lambda: shutil.rmtree(made, ignore_errors=True) if os.getpid() == pid else None)
    return made


def environment(data: Path) -> dict[str, str]:
    """For a process of its own on this folder: the embedded default, whatever the shell says."""
    ours = {"XIAODUI_DATABASE_URL", "XIAODUI_REDIS_URL", "DEMO", "HOST", "PORT"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {
        "XIAODUI_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "config.settings",
        "XIAODUI_LOG_LEVEL": "WARNING", "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def boot(data: Path, database: str = "") -> None:
    """Django in this process, on this folder, or on a database elsewhere."""
    import django

    given = environment(data) | ({"XIAODUI_DATABASE_URL": database} if database else {})
    for name in set(os.environ) - set(given):
        del os.environ[name]
    os.environ.update(given)
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    django.setup()
