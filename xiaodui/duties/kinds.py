"""How keys of topics, charters, role cards and phase roles in facts become names and links."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.duties.models import Charter, PhaseRole, RoleCard, Topic
from xiaodui.journal.kinds import KINDS, Kind, kind_of_model


def charter_name(charter: Charter) -> str:
    if charter.is_draft:
        return say("「%(team)s」的队章") % {"team": charter.team.name}
    return say("「%(team)s」的队章第 %(n)s 版") % {"team": charter.team.name, "n": charter.number}


def card_name(card: RoleCard) -> str:
    said = {"team": card.team.name, "role": card.role.name, "n": card.number}
    if card.is_draft:
        return say("「%(team)s」%(role)s的职责卡") % said
    return say("「%(team)s」%(role)s的职责卡第 %(n)s 版") % said


def name_of(thing: Charter | RoleCard) -> str:
    return charter_name(thing) if isinstance(thing, Charter) else card_name(thing)


def _kind(kind: str, label: Any, rows: Any, name: Any, url: Any, icon: str) -> Kind:
    def names(ids: Iterable[int]) -> dict[int, str]:
        return {one.pk: name(one) for one in rows.filter(pk__in=list(ids))}

    def seen(person: Any, ids: Iterable[int]) -> set[int]:
        return set(rows.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))

    def opened(person: Any, ids: Iterable[int]) -> dict[int, str]:
        return {one.pk: name(one) for one in rows.visible_to(person).filter(pk__in=list(ids))}

    return Kind(kind, label, names, url, icon, seen, opened)


KINDS.plug(kind_of_model(Topic, _("职责"), lambda pk: reverse("topic", args=[pk]), icon="sitemap"))
KINDS.plug(
    _kind(
        "charter", _("队章"), Charter.objects.select_related("team"), charter_name,
        lambda pk: reverse("charter", args=[pk]), "flag",
    )
)  # fmt: skip
KINDS.plug(
    _kind(
        "rolecard", _("职责卡"), RoleCard.objects.select_related("team", "role"), card_name,
        lambda pk: reverse("role-card", args=[pk]), "id-badge-2",
    )
)  # fmt: skip
KINDS.plug(
    Kind("phaserole", _("分工"), lambda ids: {
        one.pk: str(one.get_phase_display()) for one in PhaseRole.objects.filter(pk__in=list(ids))
    }, icon="route")
)  # fmt: skip
