"""Fields of the company's own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.dossiers.acts.inputs import EditField, NewField
from xiaodui.dossiers.acts.rights import sets_up
from xiaodui.dossiers.models import Edition, Field
from xiaodui.dossiers.verbs import FIELD_BACK, FIELD_EDITED, FIELD_MADE, FIELD_RETIRED
from xiaodui.journal import record

MOST = 60
"""Standing fields; nobody fills in more."""


def words_of(kind: str, said: str) -> list[str]:
    """The choices, one a line, each once. Only a choice has any."""
    found = list(dict.fromkeys(line.strip()[:60] for line in said.splitlines() if line.strip()))
    if kind != "choice":
        return []
    if len(found) < 2:
        raise Invalid({"choices": [_("至少写两个选项，一行一个。")]})
    return found[:50]


@act("fields.create", who=sets_up, takes=NewField, label=_("新字段"))
def create_field(*, by: Any, kind: str, choices: str = "", **given: Any) -> Field:
    refuse_twice(given["name_zh"])
    if Field.objects.standing().count() >= MOST:
        raise Refusal("fields.many", _("已经有 %(n)s 个字段了，先停用不填的。") % {"n": MOST})
    made = Field.objects.create(kind=kind, choices=words_of(kind, choices), **given)
    Edition.draw()
    record(FIELD_MADE, made, by=by, name=made.name_zh, kind=kind, step=made.step)
    return made


def refuse_twice(name: str, but: int = 0) -> None:
    if Field.objects.standing().filter(name_zh=name).exclude(pk=but).exists():
        raise Refusal("field.exists", _("已经有「%(name)s」这个字段了。") % {"name": name})


@act("fields.edit", on=Field, who=sets_up, takes=EditField, label=_("改字段"))
def edit_field(field: Field, *, by: Any, version: int, choices: str = "", **given: Any) -> Field:
    """改字段. Its kind stays: what was filled in would no longer fit. A choice taken out stays where it was said."""
    refuse_twice(given["name_zh"], but=field.pk)
    before = edit_row(field, version, {**given, "choices": words_of(field.kind, choices)})
    if before:
        Edition.draw()
        record(FIELD_EDITED, field, by=by, name=field.name_zh, fields=sorted(before), step=field.step)
    return field


@act("fields.retire", on=Field, who=sets_up, label=_("停用"))
def retire_field(field: Field, *, by: Any) -> Field:
    """停用. No form asks for it any more; the values stay."""
    if not Field.objects.filter(pk=field.pk, retired_at=None).update(retired_at=clock.now()):
        raise Refusal("field.retired", _("这个字段已经停用了。"))
    field.refresh_from_db()
    Edition.draw()
    record(FIELD_RETIRED, field, by=by, name=field.name_zh)
    return field


@act("fields.bring_back", on=Field, who=sets_up, label=_("恢复"))
def bring_back(field: Field, *, by: Any) -> Field:
    """恢复. With everything that was filled in."""
    refuse_twice(field.name_zh, but=field.pk)
    if not Field.objects.filter(pk=field.pk, retired_at__isnull=False).update(retired_at=None):
        raise Refusal("field.standing", _("这个字段正在用。"))
    field.refresh_from_db()
    Edition.draw()
    record(FIELD_BACK, field, by=by, name=field.name_zh)
    return field
