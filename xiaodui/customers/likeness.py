"""What the search for look-alikes knows of our customers: names, other names, every number and address."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from xiaodui.customers.models import Alias, Contact, Customer
from xiaodui.customers.sockets import FURTHER
from xiaodui.matching import Known, forget, keep
from xiaodui.matching.judging import surely
from xiaodui.matching.keys import certain, keys

NOUN = "customer"
CROWD = 40
"""A key that more rows of one batch share says nothing of them."""
NEAREST = 12


def known_of(customer: Customer, contacts: Iterable[Any] = (), aliases: Iterable[str] = ()) -> Known:
    """`contacts` are rows or anything else with a phone and an email."""
    contacts = list(contacts)
    phones = (customer.phone, *(one.phone for one in contacts))
    return Known(
        customer.name, tuple(aliases), tuple(filter(None, phones)), tuple(one.email for one in contacts if one.email),
        customer.tax_number, customer.region,
    )  # fmt: skip


_later: ContextVar[dict[int, Customer] | None] = ContextVar("remembered later", default=None)


def remember(customers: Sequence[Customer]) -> None:
    """Keep these as they are now, in the caller's transaction; inside `remembering()`, as they are at its end."""
    later = _later.get()
    if later is not None:
        later.update({one.pk: one for one in customers})
    else:
        keep(NOUN, known_many(customers))


@contextmanager
def remembering() -> Iterator[None]:
    """For many acts in one transaction: what they change is looked up and kept once. Until the end nobody finds it."""
    later: dict[int, Customer] = {}
    token = _later.set(later)
    try:
        yield
    finally:
        _later.reset(token)
    remember(list(later.values()))


def known_many(customers: Sequence[Customer]) -> dict[int, Known]:
    """All that is known of these. Two queries for what hangs on all of them."""
    ids = [one.pk for one in customers]
    contacts: dict[int, list[Any]] = defaultdict(list)
    names: dict[int, list[str]] = defaultdict(list)
    for human in Contact.objects.filter(customer_id__in=ids).only("customer_id", "phone", "email"):
        contacts[human.customer_id].append(human)
    for owner, name in Alias.objects.filter(customer_id__in=ids).values_list("customer_id", "name"):
        names[owner].append(name)
    for further in FURTHER:
        for pk, ways in further(ids).items():
            contacts[pk].extend(ways)
    return {one.pk: known_of(one, contacts[one.pk], names[one.pk]) for one in customers}


def remember_new(customers: Sequence[Customer], contacts: Mapping[int, Sequence[Any]] | None = None) -> None:
    """The same for rows that were made a moment ago: `contacts` by customer is all that hangs on them."""
    humans = contacts or {}
    keep(NOUN, {one.pk: known_of(one, humans.get(one.pk, ())) for one in customers})


class Earlier:
    """Rows that come one after another, and which earlier one each is surely the same as."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, Known]] = []
        self.by_name: dict[str, int] = {}
        self.by_key: dict[int, list[int]] = defaultdict(list)

    def meet(self, folded: str, known: Known) -> int | None:
        """The place of the one that was met before; from now on this one is met too."""
        here = len(self.rows)
        self.rows.append((folded, known))
        before = self.by_name.setdefault(folded, here)
        found = before if before != here else self._alike(known)
        for mark in keys(NOUN, known):
            self.by_key[mark].append(here)
        return found

    def _alike(self, known: Known) -> int | None:
        marks = [mark for mark in certain(NOUN, known) if len(self.by_key[mark]) <= CROWD]
        near = Counter(other for mark in marks for other in self.by_key[mark])
        return next((at for at, _n in near.most_common(NEAREST) if surely(NOUN, known, self.rows[at][1])), None)


def twins(rows: Sequence[tuple[str, Known]]) -> dict[int, int]:
    """Among rows that come together: place → the place of an earlier one that is surely the same."""
    earlier = Earlier()
    met = ((here, earlier.meet(*row)) for here, row in enumerate(rows))
    return {here: before for here, before in met if before is not None}


def forget_these(ids: Iterable[int]) -> None:
    forget(NOUN, list(ids))
