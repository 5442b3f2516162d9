"""Recording: the only way into the journal."""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import transaction

from xiaodui.core import clock
from xiaodui.core.prepared_rows import Insert
from xiaodui.journal import canonical, hearing, hints
from xiaodui.journal.keys import key_of
from xiaodui.journal.models import Fact, Personal
from xiaodui.journal.verb import Verb

FACTS, PERSONAL = Insert(Fact), Insert(Personal)


class Kept(NamedTuple):
    """A row of `Personal`."""

    ref: str
    salt: str
    value: str
    subject: str


@dataclass
class _Gathered:
    facts: list[Fact] = field(default_factory=list)
    personal: list["Kept"] = field(default_factory=list)


_gathered: ContextVar[_Gathered | None] = ContextVar("gathered", default=None)


def record(
    verb: Verb, subject: Any, *, by: Any, within: Any = None, team: Any = None, at: datetime | None = None,
    personal: dict[str, str] | None = None, **detail: Any,
) -> Fact:  # fmt: skip
    """Write that `by` did `verb` to `subject`, in the act's own transaction; `by=None` is the system.

    `detail` carries everything that the verb's measures need, since they never look at rows. `personal` values
    (names, phones, free text) go to the side table. `at` is the business time, by default the clock's.
    Inside `gather()` the fact gets its id only when the block ends.
    """
    assert transaction.get_connection().in_atomic_block, "a fact belongs to its act's transaction"
    happened = at or clock.now()
    kept = _hide(personal or {}, key_of(subject))
    hidden = {name: {"personal": value.ref} for name, value in kept.items()}
    fact = _fact(verb, (subject, within, by, team), happened, {**detail, **hidden})
    batch = _gathered.get()
    if batch is not None:
        batch.facts.append(fact)
        batch.personal.extend(kept.values())
    else:
        _write([fact], list(kept.values()))
    return fact


@contextmanager
def gather() -> Iterator[None]:
    """Facts recorded inside are written together at the end, in order, in chunks. For bulk forms."""
    if _gathered.get() is not None:
        yield
        return
    batch = _Gathered()
    token = _gathered.set(batch)
    try:
        yield
    finally:
        _gathered.reset(token)
    _write(batch.facts, batch.personal)


def _fact(verb: Verb, of: tuple[Any, Any, Any, Any], happened: datetime, detail: dict[str, Any]) -> Fact:
    subject, within, by, team = of
    recorded = datetime.now(UTC)
    columns = {"verb": verb.name, "subject": key_of(subject), "within": key_of(within),
               "actor": key_of(by) or "system", "team": key_of(team)}  # fmt: skip
    body = canonical.text({
        **columns, "happened_at": canonical.instant(happened), "recorded_at": canonical.instant(recorded),
        "detail": canonical.plain(detail),
    })  # fmt: skip
    return Fact(**columns, happened_at=happened, recorded_at=recorded, body=body, digest=canonical.digest(body))


def _hide(personal: dict[str, str], subject: str) -> dict[str, Kept]:
    kept = {}
    for name, given in personal.items():
        # PostgreSQL keeps no NUL, and half a surrogate pair has no bytes.
        value = canonical.whole(given).replace("\x00", "")
        salt = secrets.token_hex(16)
        ref = hashlib.sha256((salt + value).encode()).hexdigest()
        kept[name] = Kept(ref, salt, value, subject)
    return kept


def _write(facts: list[Fact], personal: list[Kept]) -> None:
    if not facts:
        return
    FACTS.rows(facts)
    PERSONAL.plain(personal)
    hearing.hear_together(facts)
    hints.after_commit()
