"""Making, editing and retiring the forms."""

import secrets
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.intake.acts.inputs import EditForm, FormIs
from xiaodui.intake.models import IntakeForm
from xiaodui.intake.models.form import ASKS, brings_in
from xiaodui.intake.rules import origin_of
from xiaodui.intake.verbs import FORM_EDITED, FORM_MADE, FORM_RETIRED
from xiaodui.journal import record

MOST_ORIGINS = 20


def may_keep(by: Any, target: Any = None) -> bool:
    return brings_in(by)


def columns_of(given: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as it is kept: names in the order in which they are asked, where it goes to one of three."""
    said = dict(given)
    asks, musts = set(said["asks"]) | set(said["musts"]), set(said["musts"])
    if not asks & {"phone", "email"}:
        raise Invalid({"asks": [_("电话和邮箱至少问一样，不然没法回。")]})
    said["asks"] = [name for name, _label in ASKS if name in asks]
    said["musts"] = [name for name, _label in ASKS if name in musts]
    for name in ("pool", "person"):
        if said["goes_to"] != name:
            said[name] = None
        elif said[name] is None:
            raise Invalid({name: [_("选一个，来的线索归到那里。")]})
    if said["person"] is not None and not (said["person"].is_active and said["person"].sells):
        raise Invalid({"person": [_("请选一位在职的销售。")]})
    said["origins"] = _origins(said["origins"])
    return said


def _origins(typed: str) -> list[str]:
    lines = [line for line in typed.split() if line]
    found = [origin_of(line) for line in lines]
    if None in found or len(found) > MOST_ORIGINS:
        raise Invalid({"origins": [_("一行写一个网址，例如 https://www.example.cn，最多 20 个。")]})
    return sorted({one for one in found if one})


@act("intake_forms.create", who=may_keep, takes=FormIs, label=_("新表单"))
def create_form(*, by: Any, **given: Any) -> IntakeForm:
    form = IntakeForm.objects.create(
        token=secrets.token_urlsafe(12), made_by=by, made_at=clock.now(), **columns_of(given)
    )
    record(FORM_MADE, form, by=by)
    return form


@act("intake_forms.edit", on=IntakeForm, who=may_keep, takes=EditForm, label=_("修改"))
def edit_form(form: IntakeForm, *, by: Any, version: int, **given: Any) -> IntakeForm:
    before = edit_row(form, version, columns_of(given))
    if before:
        record(FORM_EDITED, form, by=by, fields=sorted(before))
    return form


@act("intake_forms.retire", on=IntakeForm, who=may_keep, label=_("停用"))
def retire_form(form: IntakeForm, *, by: Any) -> IntakeForm:
    """停用. Its address says that it is closed; what came through it stays."""
    if not IntakeForm.objects.in_use().filter(pk=form.pk).update(retired_on=clock.today(), version=F("version") + 1):
        raise Refusal("form.retired", _("这张表单已经停了。"))
    form.refresh_from_db()
    record(FORM_RETIRED, form, by=by)
    return form
