"""What reports hear: who goes away or comes back, and a miss that a leader lets go."""

from collections.abc import Sequence

from xiaodui.core import clock
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.verbs import DEADLINE_WAIVED
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.people.verbs import AWAY, BACK
from xiaodui.reports.acts.opening import ask, excuse
from xiaodui.reports.models import WorkReport


@hears(AWAY, BACK, from_now=True)
def follow_leave(facts: Sequence[Fact]) -> None:
    """Who is away today owes no report; who is back before its hour does."""
    ask(clock.today(), {id_of(fact.subject) for fact in facts})


@hears(DEADLINE_WAIVED, from_now=True)
def let_go_with_the_promise(facts: Sequence[Fact]) -> None:
    """A leader waived the promise: its report counts as neither due nor missed."""
    waived = Deadline.objects.filter(pk__in=[id_of(fact.subject) for fact in facts], end="waived")
    subjects = [key for key in waived.values_list("subject", flat=True) if kind_of(key) == "workreport"]
    for report in WorkReport.objects.filter(pk__in=[id_of(key) for key in subjects]).select_related("person"):
        excuse(report)
