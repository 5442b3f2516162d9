"""A plan as a page shows it: its groups beside today's, what would happen, what is wrong with it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from xiaodui.assignment import clauses
from xiaodui.assignment.models import AssignmentRule
from xiaodui.assignment.rules.load import Load
from xiaodui.core import clock
from xiaodui.grouping import said
from xiaodui.grouping.models import GroupingPlan, PlanGroup, PlanMember
from xiaodui.grouping.rules.covering import Covered, Work
from xiaodui.grouping.rules.criteria import BY_RULE
from xiaodui.grouping.rules.proposing import LEADS
from xiaodui.grouping.works import coverage, names, offered, works
from xiaodui.people.models import Absence, Person
from xiaodui.people.models.role import holding


@dataclass(frozen=True)
class Line:
    """One in his group: where he stands today, and why he should stand here."""

    member: PlanMember
    why: Any
    moves: bool
    is_away: bool
    is_new: bool

    @property
    def person(self) -> Person:
        return self.member.person

    @property
    def leads(self) -> bool:
        return self.member.why == LEADS


@dataclass(frozen=True)
class GroupLook:
    group: PlanGroup
    values: str
    work: Work
    load: Load
    lines: list[Line]

    @property
    def each(self) -> float:
        """Work a head."""
        return self.work.total / max(len(self.lines), 1)


class Look:
    """Everything of one plan for one reader; eleven queries whatever its size."""

    def __init__(self, plan: GroupingPlan, reader: Any) -> None:
        self.plan, self.reader = plan, reader
        rows = PlanGroup.objects.visible_to(reader).filter(plan=plan)
        self.rows = list(rows.select_related("team", "leader").order_by("order", "pk"))
        self.works = works(plan, reader)
        self.covered: Covered = coverage(plan, self.rows, self.works)
        self.called = names(plan.criterion)
        self.members = self._members()
        self.groups = [self._group(one) for one in self.rows]

    def _members(self) -> list[PlanMember]:
        rows = PlanMember.objects.visible_to(self.reader).filter(plan=self.plan)
        return list(rows.select_related("person__team", "former").order_by("person__initials", "person_id"))

    def _group(self, group: PlanGroup) -> GroupLook:
        mine = [one for one in self.members if one.group_id == group.pk]
        lines = [self._line(one, group) for one in mine]
        work, here = self.covered.work[group.pk], sum(not one.is_away for one in lines)
        load = Load(len(lines), here, work.total, 0, clauses.number("pool.assign_usual_held"))
        return GroupLook(group, said.values_said(group, self.plan.criterion), work, load, lines)

    def _line(self, member: PlanMember, group: PlanGroup) -> Line:
        today, person = member.person.team_id, member.person_id
        new = bool(member.person.joined_on and member.person.joined_on > self._new_since)
        moves = today != group.team_id if self.plan.is_draft else member.former_id != group.team_id
        return Line(member, said.WHYS[member.why], moves, person in self._away, new)

    @cached_property
    def _new_since(self) -> date:
        return clock.today() - timedelta(days=clauses.number("pool.assign_newcomer_days"))

    @cached_property
    def _away(self) -> set[int]:
        ids = [one.person_id for one in self.members]
        rows = Absence.objects.filter(holding(clock.today()), person_id__in=ids)
        return set(rows.values_list("person_id", flat=True))

    @property
    def moving(self) -> list[tuple[Line, PlanGroup]]:
        return [(line, one.group) for one in self.groups for line in one.lines if line.moves]

    @property
    def offered(self) -> list[tuple[str, str]]:
        return offered(self.plan, self.works)

    @property
    def gaps(self) -> list[tuple[str, int]]:
        """Values that nobody covers, with what stands behind them."""
        return [(said.value_said(one, self.called), self.works.get(one, Work()).total) for one in self.covered.gaps]

    @property
    def twice(self) -> list[tuple[str, str]]:
        by = {one.pk: str(one) for one in self.rows}
        return [
            (said.value_said(value, self.called), _("、").join(by[pk] for pk in groups))
            for value, groups in self.covered.twice.items()
        ]

    @cached_property
    def earlier_rules(self) -> list[AssignmentRule]:
        """Rules that are asked before those of this plan: what they speak of goes by them. Those that an older plan of the
        same branch made end with it."""
        if self.plan.by.way != BY_RULE:
            return []
        older = GroupingPlan.objects.visible_to(self.reader).in_force().filter(under=self.plan.under)
        made = PlanGroup.objects.visible_to(self.reader).filter(plan__in=older.order_by(), rule__isnull=False)
        rows = AssignmentRule.objects.visible_to(self.reader).in_force()
        return list(rows.exclude(pk__in=made.values("rule")))
