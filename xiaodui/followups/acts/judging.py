"""The verdict on a contact: the rules in force for its author, beside what he wrote before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiaodui.followups.models import FollowUp
from xiaodui.followups.rules import Contacted, Earlier, Needs, Verdict, genuine
from xiaodui.governance import rules

MOST_COMPARED = 50


@dataclass(frozen=True)
class Judged:
    verdict: Verdict
    cite: str


def needs_of(person: Any, at: datetime | None = None) -> tuple[Needs, str]:
    """The limits that bind him at that instant (now), and the version of the clause that sets them."""
    seconds = rules.value("pool.genuine_seconds", for_=person, at=at)
    names = ("letters", "new_percent", "compared")
    given = {name: rules.value(f"pool.genuine_{name}", for_=person, at=at).value for name in names}
    return Needs(seconds.value, given["letters"], float(given["new_percent"]), given["compared"]), seconds.cite


def earlier_of(person: Any, but: int | None = None) -> list[Earlier]:
    """His last texts, newest first, on whatever customer. One query."""
    rows = FollowUp.objects.filter(person=person).exclude(mark=b"").order_by("-pk")
    rows = rows.exclude(pk=but) if but else rows
    return [Earlier(bytes(mark), at) for mark, at in rows.values_list("mark", "happened_at")[:MOST_COMPARED]]


def contacted(row: FollowUp) -> Contacted:
    names = [row.customer.name, row.person.name, *([row.contact.name] if row.contact else [])]
    return Contacted(
        row.channel, row.text, row.seconds, row.answered, row.confirmed, row.location, row.outcome, tuple(names)
    )


def judge(row: FollowUp, earlier: Sequence[Earlier] | None = None) -> Judged:
    """What this row would count as, unsaved or saved. `earlier` by default his last texts but this one."""
    needs, cite = needs_of(row.person)
    given = earlier_of(row.person, row.pk) if earlier is None else earlier
    return Judged(genuine(contacted(row), given, needs), cite)


def settle(row: FollowUp, judged: Judged) -> FollowUp:
    """Write the verdict onto the row, unsaved."""
    verdict = judged.verdict
    row.genuine, row.why, row.copied_from_at = verdict.counts, verdict.why, verdict.earlier_at
    row.mark, row.cite = verdict.mark, judged.cite
    return row
