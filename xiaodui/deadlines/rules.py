"""When the steps of a promise come, and what its end counts: plain values in, plain values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from xiaodui.core.calendar import Calendar

LATE = timedelta(seconds=30)
"""A step taken so long after its instant is marked late: nobody minded the clock then."""


LEAST = 60.0
"""Minutes that the steps after the due instant reckon with where no working time was promised at all (from Friday evening
until Saturday)."""


@dataclass(frozen=True)
class Step:
    """What happens at `share` of the promised working time (1: when it is due), or `minutes` of it before (negative)
    or after the due instant.

    `name` says what happens: half (remind), due (missed), deputy, leader (tell them), reassign (another gets it).
    """

    name: str
    share: float | None = None
    minutes: int | None = None

    def __post_init__(self) -> None:
        assert (self.share is None) != (self.minutes is None), f"step {self.name} needs a share or minutes"

    def offset(self, promised: float) -> float:
        """Working minutes from the due instant, negative before it."""
        return promised * (self.share - 1) if self.share is not None else float(self.minutes or 0)

    @property
    def is_before(self) -> bool:
        """Whether it comes before the due instant: a reminder, which has a sense only until then."""
        return self.share < 1 if self.share is not None else (self.minutes or 0) < 0


HALF = Step("half", share=0.5)
DUE = Step("due", share=1)
DEPUTY = Step("deputy", share=1.5)
LEADER = Step("leader", share=2)
REASSIGN = Step("reassign", share=3)


@dataclass(frozen=True)
class Planned:
    step: Step
    at: datetime

    def kept(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "name": self.step.name,
            "share": self.step.share,
            "minutes": self.step.minutes,
            "at": self.at.isoformat(),
        }

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Planned":
        return cls(Step(kept["name"], kept["share"], kept["minutes"]), datetime.fromisoformat(kept["at"]))


def promised_minutes(start: datetime, due: datetime, calendar: Calendar) -> float:
    """Working time of a promise that was given as an instant."""
    return calendar.worked_seconds(start, due) / 60


def plan(steps: Sequence[Step], start: datetime, due: datetime, promised: float, calendar: Calendar) -> list[Planned]:
    """The steps with their instants, in order. `due` always stands among them, exactly as given.

    A reminder that would come at the start or before it is left out. Of steps at one instant those before the due one
    come first, those after it last, else as declared.
    """
    if not any(step.name == "due" for step in steps):
        steps = [*steps, DUE]
    found = []
    for number, step in enumerate(steps):
        at = _instant(step, start, due, promised, calendar)
        if at is not None:
            found.append((at, _order(step), number, step))
    return [Planned(step, at) for at, _place, _number, step in sorted(found, key=lambda one: one[:3])]


def _instant(step: Step, start: datetime, due: datetime, promised: float, calendar: Calendar) -> datetime | None:
    if step.name == "due":
        return due
    offset = step.offset(promised)
    if not step.is_before:
        return calendar.due_at(due, step.offset(promised or LEAST))
    return min(calendar.due_at(start, promised + offset), due) if promised + offset > 0 else None


def _order(step: Step) -> int:
    return 1 if step.name == "due" else 0 if step.is_before else 2


@dataclass(frozen=True)
class Taking:
    """A step that is to be taken now. `late`: its instant passed while nobody minded the clock."""

    index: int
    name: str
    at: datetime
    late: bool


def takings(plan: Sequence[Planned], done: int, now: datetime) -> tuple[list[Taking], int]:
    """Which steps from index `done` on are taken at `now`, in order; and the index of the first that is not due yet.

    A reminder has lost its sense when the promise is due already, or when a later reminder is due too.
    """
    upto = done
    while upto < len(plan) and plan[upto].at <= now:
        upto += 1
    overdue = range(done, upto)
    found = []
    for index in overdue:
        one = plan[index]
        if one.step.is_before and index + 1 < upto:
            continue
        found.append(Taking(index, one.step.name, one.at, now - one.at > LATE))
    return found, upto


def endings(due: datetime, missed: bool, at: datetime) -> tuple[str, ...]:
    """What is to be said when the thing was done at `at`, in order.

    `met` · `missed` then `late` when nobody had counted the miss yet · `late` alone when it was · `met back` when it
    was counted although it had been done in time: the miss is taken back.
    """
    if at <= due:
        return ("met back",) if missed else ("met",)
    return ("late",) if missed else ("missed", "late")
