"""What the two do themselves: say their side, and settle it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.collisions import deadlines
from xiaodui.collisions.acts.ending import carry_out, check_terms, end, refuse_ended
from xiaodui.collisions.acts.inputs import Plead, Settle
from xiaodui.collisions.acts.rights import is_party, side_of
from xiaodui.collisions.acts.telling import ENDED, OFFERED, say, tell_sides
from xiaodui.collisions.models import Collision, Offer, Plea
from xiaodui.collisions.rules import gives_in, same_terms
from xiaodui.collisions.verbs import COLLISION_OFFERED, COLLISION_PLED, COLLISION_SETTLED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid
from xiaodui.customers.verbs import CUSTOMER_HANDED_OVER
from xiaodui.journal import Fact

MOST_PLEAS = 20


@act("collisions.plead", on=Collision, who=is_party, takes=Plead, label=_("说我这一边"))
def plead(collision: Collision, *, by: Any, text: str, evidence: list[int]) -> Plea:
    """说自己这一边, before the ruling. Only records that he made himself; the words go to who rules, not to the other."""
    refuse_ended(collision)
    side = side_of(by, collision)
    if Plea.objects.filter(collision=collision, by=side).count() >= MOST_PLEAS:
        raise Invalid({"text": [_("说得够多了，等组长判。")]})
    own = Fact.objects.filter(pk__in=evidence, actor=f"person:{side.pk}").count()
    if own != len(set(evidence)):
        raise Invalid({"evidence": [_("只能勾你自己的记录。")]})
    made = Plea.objects.create(
        collision=collision, by=side, text=text, evidence=sorted(set(evidence)), said_at=clock.now()
    )
    say(COLLISION_PLED, collision, by)
    return made


@act("collisions.settle", on=Collision, who=is_party, takes=Settle, label=_("自己商量"))
def settle(collision: Collision, *, by: Any, outcome: str, to: Any, share: int | None, words: str) -> Collision:
    """商量好. The first to say it offers; once the other says the same it is settled. Leaving it to the holder needs
    nobody's consent."""
    refuse_ended(collision)
    check_terms(collision, outcome, to, share)
    side = side_of(by, collision)
    terms = (outcome, to.pk, share)
    theirs = standing_offer(collision, by=collision.challenger if side == collision.holder else collision.holder)
    agreed = gives_in(outcome, to.pk, side.pk, collision.holder_id) or (theirs and same_terms(theirs.terms, terms))
    Offer.objects.create(
        collision=collision, by=side, outcome=outcome, to=to, share=share, words=words, made_at=clock.now()
    )
    if not agreed:
        fact = say(
            COLLISION_OFFERED, collision, by, {"words": words} if words else None, outcome=outcome, to=to, share=share
        )
        tell_sides(OFFERED, collision, fact)
        return collision
    end(collision, "settled", by, outcome=outcome, to=to, share=share, reason=words)
    carry_out(collision, by, CUSTOMER_HANDED_OVER, words or str(_("撞单商量好的")))
    fact = say(COLLISION_SETTLED, collision, by, outcome=outcome, to=to, share=share, opened=collision.opened_at)
    tell_sides(ENDED, collision, fact, judge=True)
    deadlines.no_more(collision)
    return collision


def standing_offer(collision: Collision, by: Any) -> Offer | None:
    """The newest that this side made."""
    return collision.offers.filter(by=by).select_related("to", "by").order_by("-pk").first()
