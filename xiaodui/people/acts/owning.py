"""Owning the company: at least one person does, and only an owner makes another."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.journal import record
from xiaodui.people.acts.moving import refresh
from xiaodui.people.models import Person
from xiaodui.people.ranks import the_last_owner
from xiaodui.people.verbs import PERSON_OWNS, PERSON_OWNS_NO_MORE


def owns(by: Any, person: Person) -> bool:
    return bool(by.is_owner and by.is_active)


@act("people.make_owner", on=Person, who=owns, door="session", label=_("请做负责人"))
def make_owner(person: Person, *, by: Any) -> Person:
    """请做负责人. He sees and may do everything from now on, as the present owners do."""
    if not Person.objects.filter(pk=person.pk, is_active=True, is_owner=False).update(is_owner=True):
        raise Refusal("owner.already", _("%(name)s 已经是负责人，或者不在职。") % {"name": person.name})
    refresh(person)
    record(PERSON_OWNS, person, by=by, team=person.team)
    return person


@act("people.step_down", on=Person, who=owns, door="session", label=_("不再做负责人"))
def step_down(person: Person, *, by: Any) -> Person:
    """不再做负责人. Refused to the last one."""
    if the_last_owner(person):
        raise Refusal("last-owner", _("公司得有一位负责人，先另定一位。"))
    if not Person.objects.filter(pk=person.pk, is_owner=True).update(is_owner=False):
        raise Refusal("owner.not", _("%(name)s 不是负责人。") % {"name": person.name})
    refresh(person)
    record(PERSON_OWNS_NO_MORE, person, by=by, team=person.team)
    return person
