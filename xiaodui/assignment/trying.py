"""To whom a lead would go now, and why, without giving it to anybody."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from xiaodui.assignment import said
from xiaodui.assignment.models import AssignmentRule
from xiaodui.assignment.rules.deciding import decide
from xiaodui.assignment.rules.fits import missed
from xiaodui.assignment.weighing import Desk, cooling_off, lead_of, way_of
from xiaodui.customers.models import Customer


@dataclass(frozen=True)
class Step:
    """One rule that was asked: `missed` names the field that doesn't fit, "" where it speaks of this lead."""

    rule: AssignmentRule
    missed: Any
    lines: list[said.Line]
    waits: Any = ""
    gives: bool = False


def tried(customer: Customer, reader: Any) -> Iterator[Step]:
    """The rules in the order in which they are asked, up to the one that decides. Nothing is written."""
    lead, desk = lead_of(customer), Desk()
    had = cooling_off(customer) | ({customer.owner_id} if customer.owner_id else set())
    for rule in AssignmentRule.objects.in_force():
        assert rule.current is not None, "a rule in force has a version"
        if field := missed(rule.current.when, lead):
            yield Step(rule, said.FIELD_NAMES[field], [])
            continue
        decision = decide(desk.candidates(rule.current, rule.credits, had), way_of(rule.current))
        stands = [asdict(one) | desk.numbers(rule.current, one.id) for one in decision.stands]
        gives = decision.person is not None
        yield Step(rule, "", said.lines(stands, reader), "" if gives else said.WAITS[decision.why], gives)
        if gives or rule.current.fallback != "next":
            return
