"""The last policy reports, in one bounded file of the data folder. Addresses lose their query: it may name people."""

import json
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings

log = structlog.get_logger("csp")
KEPT = 100
LINE = 600
_lock = threading.Lock()
FIELDS = {
    "violated-directive": "directive", "effective-directive": "directive", "effectiveDirective": "directive",
    "blocked-uri": "blocked", "blockedURL": "blocked", "document-uri": "page", "documentURL": "page",
    "source-file": "source", "sourceFile": "source", "line-number": "line", "lineNumber": "line",
}  # fmt: skip


def _file() -> Path:
    return Path(settings.DATA_DIR) / "csp-reports.jsonl"


def keep(body: bytes) -> None:
    """Append what `report-uri` or `report-to` sends; beyond 100 lines the oldest go. What isn't a report is dropped."""
    for said in _reports(body):
        line = json.dumps(said, ensure_ascii=False)[:LINE]
        log.warning("csp.stopped", **said)
        with _lock:
            lines = [*all_lines(), line][-KEPT:]
            _file().write_text("\n".join(lines) + "\n")


def _reports(body: bytes) -> list[dict[str, str]]:
    try:
        given = json.loads(body)
    except ValueError:
        return []
    found = []
    for one in (given if isinstance(given, list) else [given])[:5]:
        inner = (one.get("csp-report") or one.get("body")) if isinstance(one, dict) else None
        if isinstance(inner, dict):
            found.append({name: _short(inner[key]) for key, name in FIELDS.items() if key in inner})
    return [said for said in found if said]


def _short(value: Any) -> str:
    text = str(value)[:300]
    parts = urlsplit(text) if "://" in text else None
    return f"{parts.scheme}://{parts.netloc}{parts.path}"[:120] if parts else text[:120]


def all_lines() -> list[str]:
    return _file().read_text().splitlines() if _file().exists() else []


def count() -> int:
    """How many are kept; a test of pages expects none."""
    return len(all_lines())


def clear() -> None:
    _file().unlink(missing_ok=True)
