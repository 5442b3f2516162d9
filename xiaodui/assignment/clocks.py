"""The clocks of a lead in somebody's hands: first contact, and being left lying."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from xiaodui.assignment import clauses
from xiaodui.core import clock
from xiaodui.core.calendar import Calendar
from xiaodui.customers.models import Customer
from xiaodui.deadlines import DUE, HALF, Deadline, DeadlineKind, Step, close, open_deadline
from xiaodui.deadlines.acts.ending import let_go
from xiaodui.journal import key_of
from xiaodui.journal.keys import id_of
from xiaodui.people.calendars import calendar_of

_leaving: ContextVar[int] = ContextVar("the promise that is being passed", default=0)
USUAL_DAY = 480


def next_one(deadline: Deadline) -> Any:
    """Who gets it after one who didn't; see `acts.again`."""
    from xiaodui.assignment.acts.again import give_to_next

    with leaving(deadline.pk):
        return give_to_next(id_of(deadline.subject), deadline.promiser_id, deadline.kind)


FIRST = DeadlineKind(
    "first", zh="首次联系", en="First contacts", steps=(HALF, DUE), icon="phone-outgoing", reassign=next_one
)
IDLE = DeadlineKind("idle", zh="线索没动", en="Idle leads", steps=(DUE,), icon="zzz", reassign=next_one, listed=False)
HANDING = DeadlineKind("handing", zh="回「接到」", en="Hand-overs to confirm", icon="arrow-right-circle")


@contextmanager
def leaving(pk: int) -> Iterator[None]:
    """The promise that its own minder passes on isn't ended by the change of hands: he ends it, and says so."""
    token = _leaving.set(pk)
    try:
        yield
    finally:
        _leaving.reset(token)


def start_first(customer: Customer, person: Any, *, by_rule: bool, start: datetime | None = None) -> None:
    """Of a lead alone: 30 working minutes; given by rule, another gets it in the end. On the second working day his
    leader hears of it."""
    if not customer.is_lead:
        return
    minutes, start = clauses.number("contact.first_minutes", person), start or clock.now()
    calendar = calendar_of(person)
    leader = Step(
        "leader", minutes=_until_leader(calendar, start, minutes, clauses.number("contact.escalate_days", person))
    )
    steps = [HALF, DUE, leader]
    if by_rule:
        again = clauses.number("pool.assign_again_minutes", person)
        steps.append(Step("reassign", minutes=max(again - minutes, 1)))
    open_deadline(
        FIRST, customer, person, minutes=minutes, start=start, steps=steps, within=customer,
        clause=clauses.cite("contact.first_minutes", person),
    )  # fmt: skip


def _until_leader(calendar: Calendar, start: datetime, minutes: int, days: int) -> int:
    """Working minutes from the due instant to the beginning of that working day, the first being the day it came."""
    due = calendar.due_at(start, minutes)
    first = calendar.rest_ends_at(start).astimezone(calendar.zone).date()
    day = calendar.add_workdays(first, max(days - 1, 0))
    begin = next((begin for begin, _end in calendar.working_spans(day)), due)
    return int(calendar.worked_seconds(due, begin) // 60) + 1


def start_idle(customer: Customer, person: Any, start: datetime | None = None) -> None:
    """Working days without a genuine follow-up: a word to the owner, to his leader, then to somebody else."""
    if not customer.is_lead:
        return
    names = ("rep", "leader", "reassign")
    rep, leader, last = (clauses.number(f"contact.idle_days_{name}", person) for name in names)
    day = minutes_a_day(calendar_of(person))
    steps = [
        Step("half", minutes=-max(last - rep, 0) * day or -1), Step("leader", minutes=-max(last - leader, 0) * day or -1),
        DUE, Step("reassign", minutes=0),
    ]  # fmt: skip
    open_deadline(
        IDLE, customer, person, minutes=last * day, start=start, steps=steps, within=customer,
        clause=clauses.cite("contact.idle_days_reassign", person),
    )  # fmt: skip


def minutes_a_day(calendar: Calendar) -> int:
    """Working minutes of a usual day of his."""
    day = calendar.add_workdays(clock.today() - timedelta(days=1), 1)
    worked = sum(int((end - begin).total_seconds()) for begin, end in calendar.working_spans(day)) // 60
    return worked or USUAL_DAY


def restart_idle(customer: Customer, start: datetime) -> None:
    """From that instant, unless it began later already: facts may be heard late, and twice."""
    now = Deadline.objects.open().of(IDLE, [key_of(customer)]).order_by("-start").first()
    if now and now.start >= start:
        return
    close(IDLE, customer)
    if customer.owner and customer.owner.is_active:
        start_idle(customer, customer.owner, start)


def stop(customer: Customer | str) -> None:
    """All clocks of a customer that went to other hands, or is no lead any more."""
    rows = Deadline.objects.open().filter(kind__in=[FIRST.name, IDLE.name], subject=key_of(customer))
    let_go(rows.exclude(pk=_leaving.get()))


def running(customer: Customer) -> list[Deadline]:
    rows = Deadline.objects.open().filter(kind__in=[FIRST.name, IDLE.name], subject=key_of(customer))
    return list(rows.select_related("person").order_by("due_at"))


def waiting_for(passing: Any) -> Deadline | None:
    """The clock of a hand-over that nobody has answered yet."""
    return Deadline.objects.open().of(HANDING, [key_of(passing)]).select_related("person").first()
