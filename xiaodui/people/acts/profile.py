"""A person's own page: what colleagues read about him, and how the product speaks to him."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core.acts import Label, Takes, Version, Widget, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Forbidden
from xiaodui.core.text import initials
from xiaodui.journal import record
from xiaodui.people.acts.entering import check_unused
from xiaodui.people.fields import Email, Language, Long, Name, Short, Zone
from xiaodui.people.models import Person
from xiaodui.people.ranks import commands, commands_or_self
from xiaodui.people.verbs import PERSON_EDITED


class Edits(Takes):
    """What isn't said stays as it is."""

    name: Name | None = None
    title: Annotated[Short, Label(_("职务"))] | None = None
    about: Annotated[Long, Label(_("自我介绍")), Widget("textarea")] | None = None
    phone: Annotated[str, StringConstraints(max_length=30), Label(_("电话")), Widget("tel")] | None = None
    email: Email | None = None
    language: Language | None = None
    time_zone: Zone | None = None
    sells: Annotated[bool, Label(_("做销售，进排行"))] | None = None
    version: Version | None = None


OWN = {"about", "phone", "email", "language", "time_zone", "name", "title"}


@act("people.edit", on=Person, who=commands_or_self, takes=Edits, label=_("改资料"))
def edit(person: Person, *, by: Any, version: int | None, **said: Any) -> Person:
    """改资料. One's own; for others, those who manage them. Whether one stands in rankings is not one's own choice."""
    changes = {name: value for name, value in said.items() if value is not None}
    if by is not None and not commands(by, person) and not set(changes) <= OWN:
        raise Forbidden("no-right", _("进不进排行由管人的同事来定。"))
    check_unused(email=changes.get("email", ""), but=person)
    if "name" in changes:
        changes["initials"] = initials(changes["name"])[:60]
    before = edit_row(person, version, changes)
    if before:
        words = {name: str(getattr(person, name)) for name in before if name not in {"sells", "initials"}}
        record(PERSON_EDITED, person, by=by, team=person.team, changed=sorted(before), personal=words)
    return person
