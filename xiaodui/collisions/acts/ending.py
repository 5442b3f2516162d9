"""How a collision ends: taken by a conditional update, then the customer follows what was decided."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.collisions.evidence import gather
from xiaodui.collisions.models import Collision
from xiaodui.core import clock
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.acts.ownership import change_hands
from xiaodui.customers.models import Customer, Involvement
from xiaodui.journal import key_of
from xiaodui.journal.verb import Verb


def check_terms(collision: Collision, outcome: str, to: Any, share: int | None) -> None:
    """A share belongs to a split and only there; what goes to one, or is led by one, goes to one of the two."""
    if outcome == "split" and share is None:
        raise Invalid({"share": [_("写上另一位占几成，1 到 99。")]})
    if outcome != "split" and share is not None:
        raise Invalid({"share": [_("只有一起做才分成数，请清空。")]})
    if outcome == "other":
        if to is not None and not (to.is_active and to.sells):
            raise Invalid({"to": [_("请选一位在职的销售。")]})
    elif to is None or to.pk not in collision.sides:
        raise Invalid({"to": [_("请在两位当中选一位；要给别人，选「其他」。")]})


def end(collision: Collision, how: str, by: Any, **said: Any) -> None:
    """Takes the row as it was read: of two who end it at once one is refused."""
    now = clock.now()
    rows = Collision.objects.open().filter(pk=collision.pk, holder=collision.holder_id, version=collision.version)
    said |= {"how": how, "ended_by": by, "ended_at": now, "evidence": gather(collision), "gathered_at": now}
    if not rows.update(**said, version=F("version") + 1):
        refuse_over(collision)
    for name, value in said.items():
        setattr(collision, name, value)
    collision.version += 1


def refuse_over(collision: Collision) -> None:
    if Collision.objects.open().filter(pk=collision.pk).exists():
        raise Refusal("stale", _("刚才有了变化，刷新后再看。"))
    raise Refusal("collision.over", _("这次撞单已经有结果了，刷新后再看。"))


def refuse_ended(collision: Collision) -> None:
    if not Collision.objects.open().filter(pk=collision.pk).exists():
        refuse_over(collision)


def carry_out(collision: Collision, by: Any, verb: Verb, reason: str) -> None:
    """Ownership and joint work as decided; the row has ended already, so what hears the change finds it so."""
    customer = Customer.objects.select_related("owner__team").get(pk=collision.customer_id)
    to = collision.to
    if to is not None and customer.owner_id != to.pk:
        change_hands(customer, to, by=by, verb=verb, reason=reason, collision=key_of(collision))
    if collision.outcome == "split":
        join(customer, collision.other, collision.share or 0)


def join(customer: Customer, person: Any, share: int) -> None:
    """He works on it with the owner, by ruling or consent."""
    now = clock.now()
    Involvement.note({(customer.pk, person.pk)}, now)
    Involvement.objects.filter(customer=customer, person=person).update(joined_at=now, share=share)
