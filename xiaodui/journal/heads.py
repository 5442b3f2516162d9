"""Heads leave the machine's database: an append-only file of JSON lines, one a seal.

Its folder is `DATA_DIR/heads`, or wherever XIAODUI_HEADS_DIR points: best a disk that the database's owner can't write.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.journal import canonical
from xiaodui.journal.models import Seal

TAIL = 1 << 16
CHUNK = 200


def path() -> Path:
    folder = os.environ.get("XIAODUI_HEADS_DIR") or settings.DATA_DIR / "heads"
    return Path(folder) / "heads.jsonl"


def publish(seal: Seal) -> None:
    """Append this seal's line, after any that an earlier crash left out, and bring them to the disk (fsync).

    To be called after the seal was committed: a head in the file must never be one that was rolled back.
    """
    where = path()
    where.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with where.open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        last = _last(file)
        for missing in _since(last, seal):
            file.write(line_of(missing))
        file.flush()
        os.fsync(file.fileno())


def line_of(seal: Seal) -> bytes:
    said = {
        "seq": seal.last_seq, "head": seal.head, "count": seal.count, "previous": seal.previous_head,
        "sealed_at": canonical.instant(seal.sealed_at), "prints": seal.prints,
    }  # fmt: skip
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def _since(last: dict[str, Any] | None, seal: Seal) -> Iterator[Seal]:
    """The seals that the file lacks, up to this one.

    Where the file's last head is not in the database (rolled back, restored or tampered with), only this one: its
    line then shows that it doesn't follow the line before.
    """
    if last is not None and last["head"] == seal.previous_head:
        yield seal
        return
    known = Seal.objects.filter(last_seq=last["seq"], head=last["head"]).exists() if last else False
    if last is not None and not known:
        yield seal
        return
    after = last["seq"] if last else 0
    lacking = Seal.objects.filter(last_seq__gt=after, last_seq__lte=seal.last_seq).order_by("last_seq")
    yield from lacking.iterator(CHUNK)


def _last(file: Any) -> dict[str, Any] | None:
    """The file's last whole line; a line torn by a crash is ended, so that the next one stands for itself."""
    size = file.seek(0, os.SEEK_END)
    if not size:
        return None
    reach = TAIL
    while True:
        file.seek(max(0, size - reach))
        tail = file.read()
        lines = [line for line in tail.split(b"\n") if line.strip()]
        whole = _whole(lines[-2:] if reach < size else lines)
        if whole is not None or reach >= size:
            break
        reach *= 4
    if not tail.endswith(b"\n"):
        file.seek(0, os.SEEK_END)
        file.write(b"\n")
    return whole


def _whole(lines: list[bytes]) -> dict[str, Any] | None:
    for line in reversed(lines):
        try:
            return json.loads(line)  # type: ignore[no-any-return]
        except ValueError:
            continue
    return None


@dataclass(frozen=True)
class DailyHead:
    """The newest head of a business day: what is mailed, printed or posted where nobody can take it back."""

    day: date
    seq: int
    head: str
    facts: int
    sealed_at: datetime

    @property
    def sentence(self) -> str:
        return _("%(day)s 的账簿封到第 %(seq)s 条，当天封存 %(facts)s 条，指纹 %(head)s。请收好这一行。") % {
            "day": self.day.isoformat(), "seq": self.seq, "facts": self.facts, "head": self.head,
        }  # fmt: skip


def daily_head(day: date | None = None) -> DailyHead | None:
    """The head at the end of `day` (company's zone; today so far by default), None when nothing was sealed that day."""
    day = day or clock.today()
    begin = datetime.combine(day, time(), clock.zone())
    seals = Seal.objects.filter(sealed_at__gte=begin, sealed_at__lt=begin + timedelta(days=1)).defer("prints")
    first, last = seals.order_by("last_seq").first(), seals.order_by("-last_seq").first()
    if first is None or last is None:
        return None
    return DailyHead(day, last.last_seq, last.head, last.last_seq - first.first_seq + 1, last.sealed_at)
