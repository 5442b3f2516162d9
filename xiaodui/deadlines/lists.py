"""The lists of promises: mine, my people's, and those that are over."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.web.lists import Choice, Column, Flag, Listing, ListPage, Pick, Sort
from xiaodui.deadlines.face import with_faces
from xiaodui.deadlines.kinds import all_kinds
from xiaodui.deadlines.models import Deadline
from xiaodui.deadlines.models.deadline import ENDS
from xiaodui.deadlines.naming import with_subjects
from xiaodui.people.models import Person, Team


def end_of_day() -> datetime:
    """When the reader's day is over."""
    day = timezone.localtime(clock.now()).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time()))


def _kinds(person: Any) -> Iterable[tuple[str, str]]:
    return [(kind.name, kind.label) for kind in all_kinds()]


def _teams(person: Any) -> Iterable[tuple[Any, Any]]:
    if not person.reach.sees_teams:
        return []
    teams = Team.objects.standing().filter(person.reach.teams).values_list("pk", "depth", "name")
    return [(pk, "　" * (depth - 1) + name) for pk, depth, name in teams]


def _of_team(rows: Any, team_id: str, person: Any) -> Any:
    """Promises of people who are in this team now, or in one under it."""
    path = Team.objects.get(pk=team_id).path
    return rows.filter(person__in=Person.objects.filter(team__path__startswith=path).values("pk"))


def _name_of(pk: int, person: Any) -> str | None:
    return Person.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()


LATE = Flag(
    name="late", label=_("过期的"), apply=lambda rows, on, person: rows.filter(due_at__lt=clock.now()), main=True,
    icon="alert-triangle",
)  # fmt: skip
TODAY = Flag(
    name="today", label=_("今天到期"), apply=lambda rows, on, person: rows.filter(due_at__gte=clock.now(), due_at__lt=end_of_day()),
    main=True, icon="calendar",
)  # fmt: skip
KIND = Choice(name="kind", label=_("全部种类"), column="kind", choices=_kinds, main=True)
TEAM = Choice(name="team", label=_("全部小队"), choices=_teams, apply=_of_team, main=True, icon="users")
WHO = Pick(name="person", label=_("归谁"), column="person_id", url_name="deadline-people", label_of=_name_of)
END = Choice(name="end", label=_("怎么了结的"), column="end", choices=lambda person: ENDS, main=True)
WHOLE = (
    Column(_("什么事")),
    Column(_("还有多久")),
    Column(_("种类")),
    Column(_("归谁")),
    Column(_("到期"), "due", "r"),
)
DUE = Sort("due", "due_at")


def _page(
    key: str, filters: tuple[Any, ...], empty: Any, sorts: tuple[Sort, ...] = (DUE,), columns: Any = WHOLE
) -> ListPage:
    return ListPage(
        key=key, row="deadlines/_row.html", live="deadline", filters=filters, sorts=sorts, columns=columns, empty=empty
    )


MINE = _page("deadlines", (LATE, TODAY, KIND), _("答应了别人什么、到几点，都会排在这里。现在手上没有。"))
PEOPLE = _page("team-deadlines", (LATE, TODAY, KIND, TEAM, WHO), _("你带的人手上没有没办完的时限。"))
OVER = _page(
    "ended-deadlines", (END, KIND, TEAM, WHO), _("办完的、免掉的都会留在这里。"),
    sorts=(Sort("ended", "ended_at", falling=True), DUE),
    columns=(
        Column(_("什么事")), Column(_("怎么了结的")), Column(_("种类")), Column(_("归谁")), Column(_("了结于"), "ended", "r"),
    ),
)  # fmt: skip


def show(request: Any, page: ListPage, rows: Any, at: str) -> Listing:
    """One page of the list, each row with its face and what it is about."""
    listing = page.show(request, rows.select_related("person", "promiser"), at=at)
    with_subjects(with_faces(listing.rows), request.user)
    return listing


def mine(person: Any) -> Any:
    return Deadline.objects.visible_to(person).open().filter(person=person)


def of_others(person: Any) -> Any:
    return Deadline.objects.visible_to(person).open().exclude(person=person)
