"""Somebody has it already: found on every path, told with name and owner alone, kept as an attempt.

Why: docs/decisions/0009-who-has-it-already.md
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.telling import place
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import HELD
from xiaodui.customers.verbs import CUSTOMER_REFUSED
from xiaodui.governance import rules
from xiaodui.journal import record
from xiaodui.matching import Known, lookalikes_many

CLAUSE = "pool.collision"
SAME_NAME = ("name",)
TURN = 7_205_759_403
"""The one advisory lock under which customers are added and renamed on PostgreSQL."""
CHUNK = 200


NAMED = Prepared(
    lambda names, but: (
        Customer.objects.standing().filter(folded__in=names).exclude(pk=but).select_related("owner").order_by("-pk")
    ),
    [str],
    int,
)


def in_turn() -> None:
    """One adds or renames customers at a time, until the end of the transaction: of two who bring the same company at
    once the second finds the first. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def refuse_nameless(folded: str) -> None:
    if not folded:
        raise Refusal("customer.nameless", _("名称里要有字或数字，只有标点认不出是哪一家。"))


def refuse_taken(folded: str, known: Known, by: Any, what: str, but: int | None = None) -> None:
    """Raises where a customer other than `but` is surely the same. Takes the turn first."""
    refuse_nameless(folded)
    in_turn()
    if (found := taken([(folded, known)], but)[0]) is not None:
        raise refusal(*found, by=by, what=what, tried=known.name)


Taken = tuple[Customer, tuple[str, ...]]


def taken(asked: Sequence[tuple[str, Known]], but: int | None = None) -> list[Taken | None]:
    """For each (folded name, what is known) the customer that is surely the same, and what speaks for it."""
    by_name = _by_name([folded for folded, _known in asked], but)
    rest = [place for place, (folded, _known) in enumerate(asked) if folded not in by_name]
    sure: dict[int, tuple[int, tuple[str, ...]]] = {}
    for number, hits in zip(
        rest, lookalikes_many("customer", [asked[n][1] for n in rest], limit=1, but=but, sure=True), strict=True
    ):
        if hits:
            sure[number] = (hits[0].pk, hits[0].why)
    rows = Customer.objects.standing().select_related("owner").in_bulk({pk for pk, _why in sure.values()})
    answers: list[Taken | None] = []
    for number, (folded, _known) in enumerate(asked):
        if folded in by_name:
            answers.append((by_name[folded], SAME_NAME))
        else:
            pk, why = sure.get(number, (0, ()))
            answers.append((rows[pk], why) if pk in rows else None)
    return answers


def _by_name(folded: Sequence[str], but: int | None) -> dict[str, Customer]:
    found: dict[str, Customer] = {}
    names = sorted(set(folded))
    for start in range(0, len(names), CHUNK):
        for one in NAMED.records(names[start : start + CHUNK], but or 0):
            found[one.folded] = one
    return found


def told_of(customer: Customer) -> dict[str, str]:
    """What anybody may be told of a customer that he doesn't see: name, `held` as half a sentence, owner with it."""
    held = next((str(said) for ask in HELD if (said := ask([customer.pk]).get(customer.pk))), "")
    owner = customer.owner.name if customer.owner else say("还没有人")
    both = say("%(owner)s（%(held)s）") % {"owner": owner, "held": held} if held else owner
    return {"name": customer.name, "owner": both, "held": held}


def refusal(customer: Customer, why: Sequence[str], *, by: Any, what: str, tried: str) -> Refusal:
    """Name and owner, nothing else; the attempt becomes a fact of the customer, with the clause that decides."""
    issue = rules.in_force(CLAUSE, for_=customer.owner)
    cite = issue.cite if issue else f"{CLAUSE}@0"

    def attempt() -> None:
        record(
            CUSTOMER_REFUSED, customer, by=by, **place(customer), what=what, why=list(why), cite=cite,
            personal={"tried": tried},
        )  # fmt: skip

    sentence = _("「%(name)s」已经在系统里，归 %(owner)s。要一起做，先找对方或组长。") % told_of(customer)
    return Refusal("customer.exists", sentence, attempt=attempt)
