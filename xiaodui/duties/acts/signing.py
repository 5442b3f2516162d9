"""「我已知晓」: a person signs the version that holds for him, once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.deadlines import meet
from xiaodui.duties.binding import Thing, kind_of, things_of
from xiaodui.duties.models import Charter, DutySignature, RoleCard
from xiaodui.duties.verbs import CARD_SIGNED, CHARTER_SIGNED
from xiaodui.governance.deadlines import ACK
from xiaodui.journal import record


def is_here(by: Any, target: Any) -> bool:
    """Everybody signs for himself."""
    return bool(by.is_active)


def _sign(thing: Thing, by: Any, verb: Any) -> DutySignature:
    if not thing.is_in_force:
        raise Refusal("signing.old", _("这一版不再有效，请看新的一版再签。"))
    if by is None or thing not in things_of(by):
        raise Refusal("signing.not-bound", _("这一份不是写给你的，不用签；你要签的，在你自己的同事页上。"))
    signed, is_new = DutySignature.objects.get_or_create(
        person=by, kind=kind_of(thing), thing=thing.pk, defaults={"at": clock.now()}
    )
    if not is_new:
        raise Refusal("signing.signed", _("你已经签过这一版了，没有重复记。"))
    record(verb, thing, by=by, team=by.team, owner=by, number=thing.number, words=thing.digest)
    meet(ACK, thing, person=by, by=by)
    return signed


@act("charters.acknowledge", on=Charter, who=is_here, label=_("我已知晓"))
def acknowledge_charter(charter: Charter, *, by: Any) -> DutySignature:
    """我已知晓. By whom it binds, and the version that is in force."""
    return _sign(charter, by, CHARTER_SIGNED)


@act("role_cards.acknowledge", on=RoleCard, who=is_here, label=_("我已知晓"))
def acknowledge_card(card: RoleCard, *, by: Any) -> DutySignature:
    """我已知晓. By who holds the role there, and the version that is in force."""
    return _sign(card, by, CARD_SIGNED)
