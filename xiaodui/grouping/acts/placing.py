"""Who stands where: proposed by the rules, changed by hand."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.assignment import clauses
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.grouping.acts.drafting import refuse_settled, touch
from xiaodui.grouping.acts.inputs import PlacePerson, Propose
from xiaodui.grouping.acts.rights import groups_there
from xiaodui.grouping.models import GroupingPlan, PlanGroup, PlanMember
from xiaodui.grouping.rules.proposing import Mate, Slot, propose
from xiaodui.grouping.works import coverage, works
from xiaodui.people.models import Absence, Person, Team
from xiaodui.people.models.role import holding


@act("grouping_plans.propose", on=GroupingPlan, who=groups_there, takes=Propose, label=_("按规则排人"))
def propose_members(plan: GroupingPlan, *, by: Any, anew: bool = False) -> GroupingPlan:
    """按规则排人. Whom a hand has placed stays there, unless all are placed anew."""
    refuse_settled(plan)
    groups = list(plan.groups.select_related("team").order_by("order", "pk"))
    if not groups:
        raise Refusal("grouping.no-groups", _("先加几个组，再来排人。"))
    by_hand = {} if anew else dict(plan.members.filter(why="").values_list("person_id", "group_id"))
    people = list(people_of(plan, groups))
    work = coverage(plan, groups, works(plan, by)).work
    slots = [Slot(one.pk, work[one.pk].total, leader_of(one)) for one in groups]
    placed = propose(slots, mates_of(people, groups), by_hand)
    teams = {one.pk: one.team for one in people}
    PlanMember.objects.filter(plan=plan).delete()
    PlanMember.objects.bulk_create(
        PlanMember(plan=plan, group_id=one.group, person_id=one.person, former=teams[one.person], why=one.why)
        for one in placed
    )
    touch(plan, by)
    return plan


def leader_of(group: PlanGroup) -> int | None:
    return group.leader_id or (group.team.leader_id if group.team else None)


def people_of(plan: GroupingPlan, groups: list[PlanGroup]) -> Any:
    """Who sells in the branch. Who leads another team than these stays with it; who leads one of these is placed."""
    leaders = {pk for one in groups if (pk := leader_of(one))}
    teams = [one.team_id for one in groups if one.team_id]
    elsewhere = Team.objects.standing().exclude(pk__in=teams).exclude(leader=None).values_list("leader_id", flat=True)
    rows = Person.objects.active().selling().exclude(pk__in=set(elsewhere) - leaders)
    if plan.under:
        rows = rows.filter(team__path__startswith=plan.under.path)
    return rows.select_related("team").order_by("pk")


def mates_of(people: list[Person], groups: list[PlanGroup]) -> list[Mate]:
    today, where = clock.today(), {one.team_id: one.pk for one in groups if one.team_id}
    away = set(Absence.objects.filter(holding(today), person__in=people).values_list("person_id", flat=True))
    new_since = today - timedelta(days=clauses.number("pool.assign_newcomer_days"))
    return [
        Mate(one.pk, where.get(one.team_id or 0), one.pk in away, bool(one.joined_on and one.joined_on > new_since))
        for one in people
    ]


@act("grouping_plans.place", on=GroupingPlan, who=groups_there, takes=PlacePerson, label=_("放到这一组"))
def place_member(plan: GroupingPlan, *, by: Any, person: Person, group: PlanGroup | None) -> PlanMember | None:
    """放到这一组. By hand; without a group he stays where he is."""
    refuse_settled(plan)
    if group is not None and group.plan_id != plan.pk:
        raise Refusal("grouping.other-plan", _("那一组是另一个方案的，刷新后再选。"))
    leads = next((one for one in plan.groups.select_related("team") if leader_of(one) == person.pk), None)
    if leads is not None and leads != group:
        raise Refusal(
            "grouping.leads",
            _("%(name)s 带「%(group)s」，先给那一组换一位组长。") % {"name": person.name, "group": leads},
        )
    if group is not None and not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": person.name})
    PlanMember.objects.filter(plan=plan, person=person).delete()
    placed = None
    if group is not None:
        placed = PlanMember.objects.create(plan=plan, group=group, person=person, former=person.team, why="")
    touch(plan, by)
    return placed
