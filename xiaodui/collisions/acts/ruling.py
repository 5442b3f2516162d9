"""The leader's ruling, and standing aside."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.collisions import deadlines
from xiaodui.collisions.acts.bench import seat
from xiaodui.collisions.acts.ending import carry_out, check_terms, end, refuse_ended, refuse_over
from xiaodui.collisions.acts.inputs import Recuse, Rule
from xiaodui.collisions.acts.rights import may_rule
from xiaodui.collisions.acts.telling import ENDED, say, tell_judge, tell_sides
from xiaodui.collisions.evidence import all_of, now_of
from xiaodui.collisions.models import Collision, Recusal
from xiaodui.collisions.verbs import COLLISION_HANDED_UP, COLLISION_RULED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.verbs import CUSTOMER_RULED


@act("collisions.rule", on=Collision, who=may_rule, takes=Rule, label=_("判"))
def rule(
    collision: Collision, *, by: Any, outcome: str, to: Any, share: int | None, rests_on: int, reason: str
) -> Collision:
    """判撞单. Rests on a record that both sides' evidence holds; the customer follows in the same transaction."""
    refuse_ended(collision)
    check_terms(collision, outcome, to, share)
    if rests_on not in all_of(collision, now_of(collision)):
        raise Invalid({"rests_on": [_("从两边的记录里选一条。")]})
    end(collision, "ruled", by, outcome=outcome, to=to, share=share, reason=reason, rests_on=rests_on)
    carry_out(collision, by, CUSTOMER_RULED, reason)
    fact = say(
        COLLISION_RULED, collision, by, {"reason": reason}, outcome=outcome, to=to, share=share,
        rests_on=f"fact:{rests_on}", opened=collision.opened_at, cite=collision.cite,
    )  # fmt: skip
    tell_sides(ENDED, collision, fact)
    deadlines.ruled(collision, by)
    return collision


@act("collisions.recuse", on=Collision, who=may_rule, takes=Recuse, label=_("回避，请上一级判"))
def recuse(collision: Collision, *, by: Any, reason: str) -> Collision:
    """回避. Whoever stands aside rules no more in it; the next level up is asked, with a clock of its own."""
    refuse_ended(collision)
    Recusal.objects.create(collision=collision, by=by, reason=reason, at=clock.now())
    seat(collision)
    if collision.judge is None:
        raise Refusal("collision.nobody", _("上面没有别人能判了。请两边自己商量，或者请公司再任命一位负责人。"))
    rows = Collision.objects.open().filter(pk=collision.pk, version=collision.version)
    if not rows.update(team=collision.team, judge=collision.judge, version=F("version") + 1):
        refuse_over(collision)
    collision.version += 1
    fact = say(COLLISION_HANDED_UP, collision, by, {"reason": reason})
    tell_judge(collision, fact)
    deadlines.ask_for_ruling(collision)
    return collision
