"""Where decisions and questions show elsewhere."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.sockets import BESIDE_TOOLS, MESSAGE_TOOLS, ROOM_TOOLS, Tool
from xiaodui.decisions.models import Decision, Dispute
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model
from xiaodui.search.sockets import KINDS as FOUND
from xiaodui.search.sockets import SearchKind


def decision_url(pk: int) -> str:
    return reverse("decision", args=[pk])


def _found(person: Any, ids: Any) -> Any:
    return Decision.objects.visible_to(person).filter(pk__in=ids).select_related("room", "decided_by")


def _hint(one: Decision) -> str:
    return " · ".join(
        said for said in (one.room.name, one.decided_by.name, "" if one.stands else say("已被取代")) if said
    )


def _disputes(ids: Iterable[int]) -> dict[int, str]:
    return dict.fromkeys(ids, say("一件分歧"))


def _disputes_seen(person: Any, ids: Iterable[int]) -> set[int]:
    return set(Dispute.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))


KINDS.plug(kind_of_model(Decision, _("决定"), decision_url, icon="gavel", name="text"))
KINDS.plug(
    Kind("dispute", _("分歧"), _disputes, lambda pk: reverse("dispute", args=[pk]), icon="scale", seen=_disputes_seen)
)  # fmt: skip
FOUND.plug(SearchKind("decision", _("决定"), "gavel", _found, lambda one: decision_url(one.pk), hint=_hint, order=65))
ROOM_TOOLS.plug(
    Tool("decisions", _("决定和问题"), "gavel", 40, lambda room: reverse("room-decisions", args=[room.pk]), opens="panel", near=True)
)  # fmt: skip
MESSAGE_TOOLS.plug(
    Tool("decide", _("记成决定"), "gavel", 30, lambda one: reverse("message-to-decision", args=[one.pk]))
)
MESSAGE_TOOLS.plug(
    Tool("ask", _("标成问题"), "help", 40, lambda one: reverse("mark-question", args=[one.pk]), opens="press")
)  # fmt: skip
MESSAGE_TOOLS.plug(
    Tool("dispute", _("记下分歧"), "scale", 90, lambda one: reverse("message-to-dispute", args=[one.pk]))
)
BESIDE_TOOLS.plug(Tool("digest", _("我错过了什么"), "history", 10, lambda thing: reverse("digest"), opens="page"))
