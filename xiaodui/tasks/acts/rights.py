"""Who may give what to whom, and who may change what was given."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal


def works_here(by: Any, target: Any = None) -> bool:
    """Everybody who works here has things to do."""
    return bool(by.is_active)


def leads(by: Any, person: Any) -> bool:
    """He leads where this person stands; who stands nowhere is led by who reaches everything."""
    if person.team_id:
        return bool(by.may("lead", person.team))
    return bool(by.may("lead") and by.reach.everything)


def may_ask(by: Any, person: Any) -> bool:
    """Whether he may give this person a task: to himself, to mates, to his own leader, to those he leads."""
    if by is None or by.pk == person.pk:
        return True
    if by.team_id and (by.team_id == person.team_id or by.team.leader_id == person.pk):
        return True
    return leads(by, person)


def refuse_stranger(by: Any, person: Any) -> None:
    if not person.is_active:
        raise Refusal("person.inactive", _("%(name)s 已经停用，换一位同事。") % {"name": person.name})
    if not may_ask(by, person):
        raise Refusal(
            "task.whom",
            _("待办可以给自己、队友、你的组长和你带的人。要请 %(name)s 帮忙，找他的组长安排。") % {"name": person.name},
        )


def in_on_it(by: Any, task: Any) -> bool:
    """Who gave it, who has it, and who leads him."""
    return by.pk == task.made_by_id or by.reach.acts_for(task.person_id) or leads(by, task.person)


def owes(by: Any, promise: Any) -> bool:
    """Who promised, and who leads him."""
    return by.reach.acts_for(promise.person_id) or leads(by, promise.person)


def receives(by: Any, promise: Any) -> bool:
    """To whom it was promised: the person, or anybody of the team. Nobody receives what he owes himself."""
    if by.pk == promise.person_id:
        return False
    if promise.to_person_id == by.pk:
        return True
    team = promise.to_team
    return bool(team and by.team_id and by.team.path.startswith(team.path))


def may_release(by: Any, promise: Any) -> bool:
    """The person to whom it was promised. What was promised to a team or outside the house, no single receiver can
    give up: there somebody who leads decides, never the one who owes it."""
    if by.pk == promise.person_id:
        return False
    if promise.to_person_id:
        return bool(promise.to_person_id == by.pk)
    return bool(by.may("lead", promise.to_team)) if promise.to_team_id else leads(by, promise.person)
