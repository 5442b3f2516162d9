"""What the environment sets, read once, with a clear sentence for a bad value."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from xiaodui.core.calendar.hours import spans

ROOT = Path(__file__).resolve().parent.parent
env = environ.Env()


def data_dir() -> Path:
    """The one folder that holds all state; made on first use, readable by its owner only."""
    folder = Path(env.str("XIAODUI_DATA_DIR", default=str(ROOT / "var"))).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ImproperlyConfigured(f"XIAODUI_DATA_DIR={folder} can't be made: {error.strerror}") from error
    return folder


def secret_key(folder: Path) -> str:
    """The signing key: from the environment, else made on first run and kept in the data folder."""
    given: str = env.str("XIAODUI_SECRET_KEY", default="")
    if given:
        if len(given) < 40:
            raise ImproperlyConfigured(
                "XIAODUI_SECRET_KEY is shorter than 40 characters; leave it out to have one made."
            )
        return given
    path = folder / "secret-key"
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        fresh.rename(path)
    return path.read_text().strip()


def database(folder: Path) -> dict:
    """Django's database entry: SQLite in the data folder, or what XIAODUI_DATABASE_URL names."""
    url = env.str("XIAODUI_DATABASE_URL", default="")
    if not url:
        return sqlite(folder / "xiaodui.sqlite3")
    scheme = url.split(":", 1)[0]
    if scheme == "sqlite":
        return sqlite(Path(url.split("///", 1)[1]))
    if scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"XIAODUI_DATABASE_URL begins with {scheme}: it takes postgresql://… or sqlite:///…")
    return {**env.db_url_config(url), "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}


def sqlite(path: Path) -> dict:
    return {
        "ENGINE": "xiaodui.core.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
            "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;",
        },
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},
    }


def working_hours() -> str:
    """Hours of a working day until the company sets its own on its page; "" for office hours."""
    given: str = env.str("XIAODUI_WORKING_HOURS", default="")
    try:
        if given and not spans(given):
            raise ValueError
    except ValueError:
        raise ImproperlyConfigured(
            f"XIAODUI_WORKING_HOURS={given} can't be read: write it like 09:00-12:00, 13:30-18:00"
        ) from None
    return given
