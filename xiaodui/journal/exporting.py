"""The sealed journal as the verifier reads it: straight from the database, or as a file of JSON lines."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from xiaodui.journal import canonical, heads, verify
from xiaodui.journal.models import Seal, Sealed

STEP = 5_000
COLUMNS = ("actor", "happened_at", "recorded_at", "subject", "team", "verb", "within")
"""In the canonical order, the detail left out."""
HASH = re.compile(rb"[0-9a-f]{64}")
FIELDS = [f"fact__{name}" for name in COLUMNS]


def rows(tell: Callable[[int], None] = lambda seq: None, verbs: tuple[str, ...] = ()) -> Iterator[verify.Row]:
    """Every sealed fact in order (of these verbs, where some are named), a few thousand at a time; `tell(seq)` hears how
    far it came."""
    after = None
    while True:
        wanted = Sealed.objects.order_by("seq")
        if verbs:
            wanted = wanted.filter(fact__verb__in=verbs)
        if after is not None:
            wanted = wanted.filter(seq__gt=after)
        found = list(wanted.values_list("seq", "fact__digest", "link", "fact__body", *FIELDS)[:STEP])
        for seq, digest, link, body, *values in found:
            yield seq, _bytes(digest), _bytes(link), _bytes(body), *columns_of(values)
        if len(found) < STEP:
            return
        after = found[-1][0]
        tell(after)


def columns_of(values: list[Any]) -> tuple[bytes, bytes]:
    """The columns spelled as in a body: what stands before its detail, and what stands after."""
    actor, *others = (
        canonical.instant(value) if name.endswith("_at") else value for name, value in zip(COLUMNS, values, strict=True)
    )
    rest = canonical.text(dict(zip(COLUMNS[1:], others, strict=True)))
    return _bytes(canonical.text({"actor": actor})[:-1]), _bytes("," + rest[1:])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def line_of(row: verify.Row) -> bytes:
    """A body is written as it stands, so that its bytes can be hashed; one that is no object on one line is quoted."""
    seq, digest, link, body, before, after = row
    if not body.startswith(b"{") or b"\n" in body:
        body = json.dumps(body.decode("utf-8", "surrogatepass")).encode()
    columns = (before + after)[:-1].replace(b"}", b"\\u007d") + b"}"
    return b'{"seq":%d,"digest":"%s","link":"%s","columns":%s,"body":%s}\n' % (
        seq,
        _hex(digest),
        _hex(link),
        columns,
        body,
    )


def _hex(given: bytes) -> bytes:
    """What is no hash any more keeps its place in the line, so that the verifier can name it."""
    return given if HASH.fullmatch(given) else b"?" * 64


def export(path: Path, tell: Callable[[int], None] = lambda seq: None) -> int:
    """Write the sealed journal to `path`, whole or not at all; how many facts."""
    unfinished, count = path.with_name(path.name + ".part"), 0
    with unfinished.open("wb", buffering=1 << 20) as file:
        for row in rows(tell):
            file.write(line_of(row))
            count += 1
    unfinished.rename(path)
    return count


def verify_here(given: list[verify.Head], tell: Callable[[int], None] = lambda seq: None) -> verify.Report:
    """Verify the database in place against these heads, its own seals among what is looked at."""
    report = verify.with_draws(verify.verify(lambda: rows(tell), given), lambda: rows(verbs=verify.OF_DRAWS))
    own = seals_against(given)
    return report._replace(findings=sorted([*report.findings, *own], key=lambda one: (one.first, one.last, one.kind)))


def seals_against(given: list[verify.Head]) -> list[verify.Finding]:
    """Heads that the database's own table of seals lacks or spells otherwise."""
    known = dict(Seal.objects.values_list("last_seq", "head"))
    found = []
    for head in given:
        if head.count and known.get(head.seq) != head.head:
            why = "its seal says something else" if head.seq in known else "its seal is gone"
            found.append(verify.Finding("seal", head.seq, head.seq, why))
    return found


def heads_here() -> list[verify.Head]:
    """The heads of this machine's file, none when nothing was sealed yet."""
    return list(verify.read_heads(str(heads.path()))) if heads.path().exists() else []
