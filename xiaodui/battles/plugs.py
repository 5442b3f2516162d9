"""Where battle reports show elsewhere."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.battles.models import BattleReport
from xiaodui.battles.pushing import TOPIC
from xiaodui.chat.sockets import BESIDE_TOOLS, Tool
from xiaodui.core.sockets import AUDIENCE
from xiaodui.journal.kinds import KINDS, Kind


def _names(ids: object) -> dict[int, str]:
    rows = BattleReport.objects.filter(pk__in=list(ids)).select_related("team")  # type: ignore[call-overload]
    return {one.pk: str(one) for one in rows}


def _seen(person: object, ids: object) -> set[int]:
    rows = BattleReport.objects.visible_to(person).filter(pk__in=list(ids))  # type: ignore[call-overload]
    return set(rows.values_list("pk", flat=True))


# A toast that comes too late for a busy page is asked for: the topic has to be in its audience.
AUDIENCE.plug(lambda person: {TOPIC})
KINDS.plug(
    Kind("battlereport", _("战报"), _names, lambda pk: reverse("battle", args=[pk]), icon="trophy", seen=_seen)
)  # fmt: skip
BESIDE_TOOLS.plug(Tool("battles", _("战报"), "trophy", 30, lambda thing: reverse("battles"), opens="page"))
