"""Where claims and timed releases show: names of facts, live pages, the API."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core.reads import READS, Read
from xiaodui.core.spoken import moment
from xiaodui.journal.kinds import KINDS, Kind
from xiaodui.pool.claim_verbs import LOT_SETTLED, RELEASE_ANNOUNCED, RELEASE_SETTLED, RELEASE_WITHDRAWN
from xiaodui.pool.models import Lot, Release
from xiaodui.pulse.sockets import ALOUD


def _releases(ids: Iterable[int]) -> dict[int, str]:
    rows = Release.objects.filter(pk__in=list(ids)).values_list("pk", "pool__name", "opens_at")
    return {pk: f"{pool} {moment(at)}" for pk, pool, at in rows}


def _lots(ids: Iterable[int]) -> dict[int, str]:
    return {pk: say("开抢第 %(n)s 号") % {"n": pk} for pk in ids}


def _seen(model: Any) -> Any:
    def seen(person: Any, ids: Iterable[int]) -> set[int]:
        return set(model.objects.visible_to(person).filter(pk__in=list(ids)).values_list("pk", flat=True))

    return seen


def _release(one: Release) -> dict[str, Any]:
    """The seed is told once it is settled, never before."""
    return {
        "id": one.pk, "pool": one.pool_id, "opens_at": one.opens_at, "window_seconds": one.window_seconds,
        "policy": one.policy, "seed_hash": one.seed_hash, "seed": one.seed if one.settled_at else None, "cited": one.cited,
        "announced_at": one.announced_at, "settled_at": one.settled_at, "withdrawn_at": one.withdrawn_at,
    }  # fmt: skip


def _lot(one: Lot) -> dict[str, Any]:
    return {
        "id": one.pk, "release": one.release_id, "awarded_to": one.awarded_to_id, "settled_at": one.settled_at,
        "detail": one.detail or None,
    }  # fmt: skip


KINDS.plug(
    Kind("release", _("开抢"), _releases, lambda pk: reverse("release", args=[pk]), "calendar-time", _seen(Release))
)
KINDS.plug(Kind("lot", _("开抢的一条"), _lots, lambda pk: reverse("lot", args=[pk]), "ticket", _seen(Lot)))
READS.plug(Read("releases", Release, _release, {"pool": "pool_id"}))
READS.plug(Read("lots", Lot, _lot, {"release": "release_id"}))
for verb in (RELEASE_ANNOUNCED, RELEASE_WITHDRAWN, RELEASE_SETTLED, LOT_SETTLED):
    ALOUD.plug(verb.name)
