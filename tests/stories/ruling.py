"""What enforcement cites at an instant; runs in a process of its own beside the server, with the clock set."""

from datetime import datetime, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules
from xiaodui.governance.models import ClauseVersion
from xiaodui.people.models import Person


def around_midnight(login: str, clause: str, param: str) -> dict[str, Any]:
    """The value, its citation and what a refusal cites, a minute before and at the newest version's first instant."""
    newest = ClauseVersion.objects.adopted().filter(clause__code=clause).latest("number")
    assert newest.effective_at is not None
    local = newest.effective_at.astimezone(clock.zone())
    before, after = (_at(newest.effective_at + timedelta(minutes=m), login, clause, param) for m in (-1, 0))
    return {
        "starts": f"{local:%H:%M}",
        "in_days": (local.date() - clock.today()).days,
        "before": before,
        "after": after,
    }


def _at(instant: datetime, login: str, clause: str, param: str) -> list[Any]:
    person = Person.objects.get(login=login)
    with clock.at(instant):
        said = rules.value(param, for_=person)
        try:
            rules.must_know(person, clause)
            refused = ""
        except Refusal as no:
            refused = str(no.detail["clause"])
    return [said.value, said.cite, refused]


def asked(login: str) -> list[str]:
    """Which clauses he has been given time to sign."""
    from xiaodui.deadlines import Deadline
    from xiaodui.journal.following import settle

    settle()
    return list(Deadline.objects.open().filter(kind="ack", promiser__login=login).values_list("clause", flat=True))
