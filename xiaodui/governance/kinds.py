"""How keys of clauses and their versions in facts become names and links."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.governance.models import Clause, ClauseVersion
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model


def version_names(ids: Iterable[int]) -> dict[int, str]:
    rows = ClauseVersion.objects.filter(pk__in=list(ids))
    return {one.pk: _name(one) for one in rows}


def _name(one: ClauseVersion) -> str:
    said = {"title": one.title, "number": one.number}
    return say("%(title)s（草案）") % said if not one.number else say("%(title)s 第 %(number)s 版") % said


def seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(ClauseVersion.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))


KINDS.plug(kind_of_model(Clause, _("条款"), lambda pk: reverse("clause-of", args=[pk]), icon="gavel"))
KINDS.plug(
    Kind("clauseversion", _("条款版本"), version_names, lambda pk: reverse("clause-version", args=[pk]), "gavel", seen)
)
