"""Taking an upload's rows in, chunk by chunk; what the job runs."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.exchange import keeping
from xiaodui.exchange.acts.taking import BECAME, clear_rejections, note_rejections, settle
from xiaodui.exchange.chunks import sized
from xiaodui.exchange.kinds import KINDS, Row
from xiaodui.exchange.kinds.said import in_both
from xiaodui.exchange.models import Rejection, Upload
from xiaodui.exchange.reading import ReadError, read_table
from xiaodui.people.models import Person

MOST_MATCHED = 50
"""Near-misses shown; a file with more has the wrong column."""


class Taking:
    """One pass over one upload. `next` is the last row done, so a run that was killed goes on behind it."""

    def __init__(self, run: Any, upload: Upload, *, dry: bool) -> None:
        self.run, self.upload, self.dry = run, upload, dry
        self.kind = KINDS[upload.kind]
        saved = {} if dry else run.saved
        self.next = saved.get("next", 0)
        self.size = self.kind.chunk
        self.counts: Counter[str] = Counter(saved.get("counts", {}))
        self.matched: Counter[tuple[str, str, str]] = Counter(
            {(field, said, taken): n for field, said, taken, n in saved.get("matched", [])}
        )
        self.taker = self.kind.taker(self._uploader(), upload.existing, dry=dry)
        self.taker.unowned, self.taker.pool = upload.unowned, upload.pool
        self.began = saved.get("began") or clock.now().isoformat()
        self.taker.began = datetime.fromisoformat(self.began)
        self.total = upload.report.get("read") or self._guessed()

    def _uploader(self) -> Person:
        """Asked anew for every chunk: who lost the right in the middle brings in no more."""
        person = Person.objects.select_related("team").get(pk=self.upload.person_id)
        if not person.may("import"):
            raise Refusal("no-right", _("这件事你没有权限做，可以请你的组长来做。"))
        return person

    def _guessed(self) -> int:
        """Rows by the length of the first ones: for the bar alone."""
        sizes = [sum(len(cell.encode()) + 1 for cell in cells) for _line, cells in self.upload.sample]
        return 0 if not sizes or self.upload.name.lower().endswith("x") else self.upload.size * len(sizes) // sum(sizes)

    def whole(self) -> dict[str, Any]:
        """Every row; the report. A file that breaks off in the middle keeps what came before."""
        if not self.next:
            clear_rejections(self.upload)
        broken: dict[str, str] = {}
        with translation.override("zh-hans"):
            try:
                for rows in self._chunks():
                    self._chunk(rows)
            except ReadError as error:
                zh, en = in_both(error.sentence)
                broken = {"code": error.code, "zh": zh, "en": en}
        self.run.progress(self.counts["read"], self.counts["read"])
        report = self._report() | ({"broken": broken} if broken else {})
        settle(self.upload, report, dry=self.dry)
        return report

    def _chunks(self) -> Iterator[list[tuple[int, list[str]]]]:
        rows: list[tuple[int, list[str]]] = []
        with read_table(keeping.full(self.upload.path), self.upload.name) as table:
            try:
                for number, cells in table.numbered():
                    if number <= self.next:
                        continue
                    rows.append((number, cells))
                    if len(rows) >= self.size:
                        yield rows
                        rows = []
            except ReadError:
                if rows:
                    yield rows
                raise
            if rows:
                yield rows

    def _chunk(self, numbered: list[tuple[int, list[str]]]) -> None:
        """Cells are read before the transaction begins: it holds the only writer's turn."""
        self.taker.by = self._uploader()
        good, bad = self._read(numbered)
        with nullcontext() if self.dry else transaction.atomic():
            began = time.perf_counter()  # the wait for the turn is over; the commit still counts
            outcomes = self.taker.take(good)
            for row, outcome in zip(good, outcomes, strict=True):
                self.counts[outcome.became] += 1
                if outcome.became == "rejected":
                    bad.append(self._rejection(row.line, row.cells, outcome.code, *in_both(outcome.sentence)))
            self.counts["rejected"] += len(bad) - sum(one.became == "rejected" for one in outcomes)
            self.counts["read"] += len(numbered)
            self.next = numbered[-1][0]
            if bad:
                note_rejections(bad)
            self.run.progress(self.counts["read"], max(self.total, self.counts["read"]))
            if not self.dry:
                self.run.checkpoint(
                    {
                        "next": self.next, "began": self.began, "counts": dict(self.counts), "matched": self._matches(),
                    }
                )  # fmt: skip
        self.size = sized(self.size, self.kind.chunk, time.perf_counter() - began)
        if self.dry and (self.run.cancelled or self.run.stopping):
            self.run.checkpoint({})

    def _read(self, numbered: list[tuple[int, list[str]]]) -> tuple[list[Row], list[Rejection]]:
        places = [(name, self.upload.header.index(column)) for name, column in self.upload.mapping.items()]
        width = len(self.upload.header)
        good, bad = [], []
        for number, cells in numbered:
            if len(cells) > width:
                zh, en = in_both(_("这一行的格子比列名多，多半是少了引号。"))
                bad.append(self._rejection(number, cells, "row.long", zh, en))
                continue
            found = self.taker.judge({name: cells[place] for name, place in places})
            if isinstance(found, tuple):
                bad.append(self._rejection(number, cells, *found))
            else:
                good.append(Row(number, cells, found))
        return good, bad

    def _rejection(self, line: int, cells: list[str], code: str, zh: str, en: str) -> Rejection:
        # PostgreSQL keeps no NUL; a cell of megabytes is no use to anybody.
        kept = [cell.replace("\0", "")[:2000] for cell in cells[:500]]
        return Rejection(upload=self.upload, line=line, code=code[:60], zh=zh, en=en, cells=kept)

    def _matches(self) -> list[tuple[str, str, str, int]]:
        for match, n in self.taker.matched.items():
            self.matched[(match.field, match.said, match.taken)] += n
        self.taker.matched.clear()
        return [(*key, n) for key, n in self.matched.most_common(MOST_MATCHED)]

    def _report(self) -> dict[str, Any]:
        counts = {name: self.counts[name] for name in ("read", *BECAME)}
        return {"dry": self.dry, **counts, "matched": self._matches()}
