"""The stages of the sales process."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.deals.acts.inputs import StageIs
from xiaodui.deals.acts.rights import sets_process
from xiaodui.deals.models import Deal, Stage
from xiaodui.deals.verbs import STAGE_RETIRED, STAGE_SET
from xiaodui.journal import record


@act("stages.create", who=sets_process, takes=StageIs, label=_("加阶段"))
def add_stage(*, by: Any, **given: Any) -> Stage:
    stage = Stage.objects.create(**given)
    record(STAGE_SET, stage, by=by, **given)
    return stage


@act("stages.edit", on=Stage, who=sets_process, takes=StageIs, label=_("改阶段"))
def edit_stage(stage: Stage, *, by: Any, **given: Any) -> Stage:
    Stage.objects.filter(pk=stage.pk).update(**given)
    stage.refresh_from_db()
    record(STAGE_SET, stage, by=by, **given)
    return stage


@act("stages.retire", on=Stage, who=sets_process, label=_("停用"))
def retire_stage(stage: Stage, *, by: Any) -> Stage:
    waiting = Deal.objects.open().filter(stage=stage).count()
    if waiting:
        raise Refusal("stage.used", _("还有 %(n)s 个商机在这一阶段，先把它们移走。") % {"n": waiting})
    Stage.objects.filter(pk=stage.pk).update(retired_on=clock.today())
    stage.refresh_from_db()
    record(STAGE_RETIRED, stage, by=by)
    return stage
