"""The steps of one promise as its page shows them: what was done, and what is to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.rules import Planned
from xiaodui.journal import key_of
from xiaodui.journal.models import Fact

WORDS = {
    "half": (_("提醒"), "bell"), "due": (_("到期"), "clock-exclamation"), "deputy": (_("告诉副组长"), "arrow-up"),
    "leader": (_("告诉组长"), "arrow-up"), "reassign": (_("改派别人"), "arrows-right-left"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """`state`: done, late (done after a downtime), left out (it had lost its sense), next, or to come."""

    label: Any
    icon: str
    at: datetime
    state: str

    @property
    def dot(self) -> str:
        return {"done": "g", "late": "l", "next": "w"}.get(self.state, "")


def lines(deadline: Deadline) -> list[Line]:
    """One query. Of one that is over only what happened is shown."""
    said: dict[str, list[Any]] = {}
    facts = Fact.objects.filter(subject=key_of(deadline), verb__startswith="deadline.").order_by("id")
    for fact in facts:
        said.setdefault(fact.detail.get("step", ""), []).append(fact)
    return list(_lines(deadline, deadline.steps, said))


def _lines(deadline: Deadline, steps: Iterable[Planned], said: dict[str, list[Any]]) -> Iterator[Line]:
    for index, planned in enumerate(steps):
        label, icon = WORDS.get(planned.step.name, (planned.step.name, "point"))
        if index < deadline.next_step:
            fact = said[planned.step.name].pop(0) if said.get(planned.step.name) else None
            state = (
                "left out"
                if fact is None and planned.step.name != "due"
                else "late"
                if fact and fact.detail.get("late")
                else "done"
            )
            yield Line(label, icon, planned.at, state)
        elif deadline.is_open:
            yield Line(label, icon, planned.at, "next" if index == deadline.next_step else "to come")
