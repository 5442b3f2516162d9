"""Protection follows what happens: written in the transaction of the fact that begins, moves or ends it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiaodui.core import clock
from xiaodui.core.prepared import Prepared
from xiaodui.core.prepared_rows import Insert
from xiaodui.customers.models import Customer
from xiaodui.journal import gather, record
from xiaodui.journal.verb import Verb
from xiaodui.pool import reckoning
from xiaodui.pool.models import Protection
from xiaodui.pool.rules import protection as law
from xiaodui.pool.rules.protection import Step
from xiaodui.pool.verbs import PROTECTION_EXTENDED, PROTECTION_TAKEN_BACK

CHUNK = 300
FIELDS = [
    "person", "began_at", "until", "cap_at", "why", "cited", "steps", "extensions", "followed_at", "quoted_at",
    "contract_until", "warn_at", "warned_at", "spared_at",
]  # fmt: skip
KEPT = {unique: Insert(Protection, over=unique, fields=FIELDS) for unique in ("id", "customer")}
BEFORE = Prepared(
    lambda pks: Customer.objects.filter(pk__in=pks).values_list("pk", "level", "protection__steps"), [int]
)
LOCKED = Prepared(
    lambda customers: (
        Protection.objects.select_for_update(of=("self",))
        .filter(customer_id__in=customers)
        .select_related("person__team")
        .order_by("pk")
    ),
    [int],
)
AGAIN = Prepared(
    lambda customers: (
        Protection.objects.filter(customer_id__in=customers).exclude(spared_at=None), {"spared_at": None}
    ),
    [int],
)  # fmt: skip
Makers = Mapping[int, list[Callable[[Any], Step]]]
"""Makers of steps by customer, each given the owner, whose rules hold."""


@dataclass(frozen=True)
class Owning:
    """A customer became somebody's: `team` is whose rules hold for him."""

    customer_id: int
    person_id: int
    team: Any
    at: datetime


def begin(owned: Iterable[Owning]) -> None:
    """Protection for new owners, from now. What was quoted and signed before goes on counting. Two statements a chunk.

    Who calls holds the customers' rows (they were just made or taken), so nobody else begins one at the same time.
    """
    wanted = {one.customer_id: one for one in owned}
    ids = sorted(wanted)
    for start in range(0, len(ids), CHUNK):
        before = BEFORE.rows(ids[start : start + CHUNK])
        _keep([_begun(wanted[pk], level, steps) for pk, level, steps in before], "customer")


def _begun(owning: Owning, level: str, before: Any) -> Protection:
    lasting = law.lasting(law.read(before)) if before else []
    row = Protection(customer_id=owning.customer_id, person_id=owning.person_id)
    step = reckoning.owned(owning.at, owning.team, level)
    return reckoning.filled(row, [step, *lasting], owning.team)


def add(steps: Makers) -> None:
    """What counts from now on. Two statements, and a fact for each end that moved.

    The rows are locked first: of two follow-ups at once both must count.
    """
    changed = []
    for row in _locked(steps):
        kept = law.read(row.steps)
        for make in steps[row.customer_id]:
            kept = law.added(kept, make(row.person))
        changed.append((row, kept, row.until))
    _write(changed, PROTECTION_EXTENDED)


def take_back(gone: Mapping[int, list[tuple[str, str]]]) -> None:
    """What was withdrawn or reopened, by customer: (why, key) of steps that count no more."""
    changed = []
    for row in _locked(gone):
        steps = law.read(row.steps)
        for why, key in gone[row.customer_id]:
            steps = law.without(steps, why, key)
        changed.append((row, steps, row.until))
    _write(changed, PROTECTION_TAKEN_BACK)


def _locked(customer_ids: Iterable[int]) -> list[Protection]:
    return LOCKED.records(list(customer_ids))


def _write(changed: list[tuple[Protection, list[Step], datetime]], verb: Verb) -> None:
    _keep(
        [reckoning.filled(row, steps, row.person) for row, steps, _until in changed if law.kept(steps) != row.steps],
        "id",
    )
    with gather():
        for row, _steps, before in changed:
            if row.until != before:
                tell(verb, row, why=row.why)


def _keep(rows: list[Protection], unique: str) -> None:
    KEPT[unique].rows(rows)


def tell(verb: Verb, row: Protection, **detail: Any) -> Any:
    """A fact about a protection: within its customer, its owner's, by nobody but the rule."""
    return record(
        verb, f"customer:{row.customer_id}", by=None, within=f"customer:{row.customer_id}",
        team=f"team:{row.person.team_id}" if row.person.team_id else None, owner=f"person:{row.person_id}",
        until=row.until, last=reckoning.last_day(row.until), cite=row.cited, **detail,
    )  # fmt: skip


def end(customer: Customer) -> None:
    """It belongs to nobody now."""
    Protection.objects.filter(customer=customer).delete()


def look_again(customer_ids: Iterable[int]) -> None:
    """A deal that kept a customer with its owner is closed or gone: the sweep looks at it anew."""
    AGAIN.change(list(customer_ids))


def now_or_later(recorded_at: datetime) -> datetime:
    """When something imported counts from: the clock, and never before it was recorded. What lies in the past would
    else end at once, by hundreds."""
    return max(clock.now(), recorded_at)
