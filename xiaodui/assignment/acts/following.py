"""What hangs on a customer here follows it from hand to hand, and when two are merged."""

from typing import Any

from xiaodui.assignment import clocks
from xiaodui.assignment.clocks import HANDING
from xiaodui.assignment.models import Assignment, Passing, PhaseOwner, Unassigned
from xiaodui.core import clock
from xiaodui.deadlines import close

ROWS = (Assignment, PhaseOwner, Passing)


def moved(customer: Any, former: Any, to: Any, by: Any) -> None:
    """Clocks of the former owner end, his phase goes on with the next one, a hand-over that waits is off. What had no
    owner has none of these."""
    if former is None:
        return
    clocks.stop(customer)
    withdraw_open(customer)
    now = clock.now()
    for phase in PhaseOwner.objects.filter(customer=customer, deal=None, until=None, person=former):
        PhaseOwner.objects.filter(pk=phase.pk).update(until=now)
        if to is not None:
            PhaseOwner.objects.create(customer=customer, person=to, phase=phase.phase, share=phase.share, since=now)


def withdraw_open(customer: Any) -> None:
    for passing in Passing.objects.open().filter(customer=customer, deal=None):
        Passing.objects.filter(pk=passing.pk).update(ended_at=clock.now(), end="withdrawn")
        close(HANDING, passing)


def merged(kept: Any, gone: Any) -> dict[str, list[int]]:
    """Rows of the one that goes belong to the one that stays; its open ends are closed."""
    clocks.stop(gone)
    withdraw_open(gone)
    Unassigned.objects.filter(customer=gone).delete()
    PhaseOwner.objects.filter(customer=gone, deal=None, until=None).update(until=clock.now())
    moved_rows = {}
    for model in ROWS:
        rows = model.objects.filter(customer=gone)
        moved_rows[model.__name__] = list(rows.values_list("pk", flat=True))
        rows.update(customer=kept)
    return moved_rows


def unmerged(kept: Any, gone: Any, moved_rows: dict[str, list[int]]) -> None:
    for model in ROWS:
        model.objects.filter(pk__in=moved_rows.get(model.__name__, []), customer=kept).update(customer=gone)
