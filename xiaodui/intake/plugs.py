"""Where forms show in other rooms."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, MenuEntry
from xiaodui.intake.models import IntakeForm, Submission
from xiaodui.intake.models.form import brings_in
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model


def _names(ids: Iterable[int]) -> dict[int, str]:
    rows = Submission.objects.filter(pk__in=list(ids)).values_list("pk", "form__name")
    return {pk: say("从「%(form)s」来的") % {"form": name} for pk, name in rows}


def _seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(Submission.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))


CORNER.plug(MenuEntry("intake", _("进线表单"), "world-www", "intake", 46, may=brings_in))
KINDS.plug(kind_of_model(IntakeForm, _("进线表单"), lambda pk: reverse("intake-form", args=[pk]), icon="world-www"))
KINDS.plug(Kind("submission", _("进线"), _names, lambda pk: reverse("intake"), "world-www", _seen))
