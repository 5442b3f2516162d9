"""Places in the customers room where upper rooms show what they know of a customer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from xiaodui.core.acts import Act
from xiaodui.core.refusal import Refusal
from xiaodui.core.sockets import Socket, Tab


@dataclass(frozen=True)
class CustomerFigure:
    """An amount in the base currency at the head of the customer page; it opens to how it was made.

    `amount(person, customer)` counts what this person sees, None where there is nothing to count yet.
    `panel(request, customer)` gives the template that extends `core/_panel.html`, and its context.
    """

    key: str
    label: Any
    order: int
    amount: Callable[[Any, Any], Decimal | None]
    panel: Callable[[Any, Any], tuple[str, dict[str, Any]]]


CUSTOMER_FIGURES: Socket[CustomerFigure] = Socket("customer.figures", CustomerFigure)
CUSTOMER_ASIDE: Socket[Tab] = Socket("customer.aside", Tab)
"""What comes next with this customer: sections beside its timeline; a part may render to nothing."""
OPEN_WORK: Socket[Callable[[Any, Iterable[int]], dict[int, int]]] = Socket("customer.open-work", Callable)
"""(person, customer ids) → how many open deals of each this person sees. One query for a page of the list."""


@dataclass(frozen=True)
class Touch:
    """Somebody is about to do something with a customer; `to` is who would own, sell or follow up."""

    customer: Any
    by: Any
    what: str
    to: Any


GUARDS: Socket[Callable[[Sequence[Touch]], Sequence[Refusal | None]]] = Socket("customer.guards", Callable)
"""Touches → for each the Refusal that forbids it, or None. Asked through `customers.guarding` alone."""
HELD: Socket[Callable[[Sequence[int]], dict[int, Any]]] = Socket("customer.held", Callable)
"""Customer ids → for whom it is held, what anybody may be told of it: a half-sentence ("保护到 12 月 1 日")."""
ANSWERS: Socket[Callable[[Any, Iterable[int]], set[int]]] = Socket("customer.answers", Callable)
"""(person, customer ids) → those that he may answer himself, whosever they are, because he is to rule whose they are."""
JOINED: Socket[Callable[[Any, Iterable[int]], set[int]]] = Socket("customer.joined", Callable)
"""(person, customer ids) → those with which he works by the owner's consent, beside being involved."""


FURTHER: Socket[Callable[[Sequence[int]], dict[int, list[Any]]]] = Socket("customer.further", Callable)
"""Customer ids → what a room above knows of how to reach each, things with a `phone` and an `email`: look-alikes are found
by them too. Whoever plugs calls `likeness.remember` when they change."""


@dataclass(frozen=True)
class Kept:
    """What a room above keeps of customers, wherever they stand in a list.

    `filters(person)` and `sorts(person)` for its head; `said(person, ids, asked)` short texts under a name, with what the
    list was `asked`; `heads(person)` and `cells(person, ids)` for a file, as many cells a customer as heads; `columns(person)`
    that a reader may choose for his list. A head and a column of one thing have one key.
    """

    key: str
    filters: Callable[[Any], Iterable[Any]]
    sorts: Callable[[Any], Iterable[Any]]
    said: Callable[[Any, Sequence[int], dict[str, str]], dict[int, list[Any]]]
    heads: Callable[[Any], Sequence[tuple[str, Any]]]
    cells: Callable[[Any, Sequence[int]], dict[int, list[Any]]]
    columns: Callable[[Any], Iterable[Any]] = lambda person: ()


KEPT: Socket[Kept] = Socket("customer.kept", Kept)


@dataclass(frozen=True)
class Several:
    """An act that can be done with the rows ticked in a list, each as its own.

    `title` asks, with `%(n)s`; `given` is what the act takes beside what is asked; `stopped(result)`: why it was not done
    although nothing refused it, "" when it was. `may(person)` shows the button.
    """

    key: str
    act: Act
    title: Any
    button: Any
    icon: str
    may: Callable[[Any], bool]
    order: int = 50
    text: Any = ""
    given: Mapping[str, Any] = field(default_factory=dict)
    offered: Mapping[str, list[tuple[Any, Any]]] = field(default_factory=dict)
    named: Mapping[str, Any] = field(default_factory=dict)
    stopped: Callable[[Any], Any] = lambda result: ""


SEVERAL: Socket[Several] = Socket("customer.several", Several)


@dataclass(frozen=True)
class Child:
    """What hangs on a customer and must follow it when it changes hands or is merged; nothing is left dangling.

    `moved(customer, former, to, by)` is called in the transaction in which it changes hands (`to=None`: it goes to the
    pool). `merged(kept, gone)` re-points rows and gives what `unmerged(kept, gone, kept_data)` needs to undo it; plain JSON.
    """

    name: str
    moved: Callable[[Any, Any, Any, Any], None] | None = None
    merged: Callable[[Any, Any], Any] | None = None
    unmerged: Callable[[Any, Any, Any], None] | None = None


CHILDREN: Socket[Child] = Socket("customer.children", Child)
