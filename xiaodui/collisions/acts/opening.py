"""A refused attempt becomes a quarrel, or adds to one. Called by what hears refusals, in its transaction."""

from datetime import timedelta
from typing import Any

from xiaodui.collisions.acts.bench import bench
from xiaodui.collisions.acts.telling import say, tell_opened
from xiaodui.collisions.deadlines import ask_for_ruling
from xiaodui.collisions.evidence import gather, protection_now
from xiaodui.collisions.models import Collision
from xiaodui.collisions.rules import MOST_ATTEMPTS, OPENS, in_order, opens
from xiaodui.collisions.verbs import COLLISION_AGAIN
from xiaodui.core import clock
from xiaodui.customers.models import Customer
from xiaodui.governance import rules as rulebook
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.people.models import Person


def met(fact: Any) -> Collision | None:
    """Opens or extends the collision of this refusal; None where it is no quarrel. Safe to run twice."""
    if kind_of(fact.subject) != "customer" or kind_of(fact.actor) != "person":
        return None
    customer, challenger = id_of(fact.subject), id_of(fact.actor)
    rows = Collision.objects.between(customer, challenger).select_related("holder__team", "challenger__team", "judge")
    last = rows.order_by("-pk").first()
    if last is not None and fact.pk in last.attempts:
        return last
    if last is not None and last.is_open:
        return _again(last, fact)
    return _perhaps(fact, customer, challenger, last)


def _again(collision: Collision, fact: Any) -> Collision:
    """One more attempt: counted and told to nobody; but an attempt to have it is a line of its own."""
    collision.attempts = in_order([fact.pk], collision.attempts, MOST_ATTEMPTS)
    collision.last_at = max(collision.last_at, fact.happened_at)
    collision.save(update_fields=["attempts", "last_at"])
    if fact.detail.get("what") in OPENS and collision.is_open:
        say(COLLISION_AGAIN, collision, None, what=fact.detail["what"])
    return collision


def _perhaps(fact: Any, customer_id: int, challenger_id: int, last: Collision | None) -> Collision | None:
    customer = Customer.objects.select_related("owner__team").filter(pk=customer_id).first()
    challenger = Person.objects.active().selling().select_related("team").filter(pk=challenger_id).first()
    holder = customer.owner if customer else None
    if customer is None or challenger is None or holder is None or holder == challenger:
        return None
    same = last is not None and holder.pk in {last.to_id, last.holder_id} - {last.challenger_id}
    ended = last.ended_at if last and same else None
    day = fact.happened_at - timedelta(days=1)
    today = Collision.objects.filter(challenger=challenger, opened_at__gt=day).count()
    if not opens(str(fact.detail.get("what", "")), today, ended, fact.happened_at):
        return _again(last, fact) if last and same else None
    return _open(fact, customer, holder, challenger)


def _open(fact: Any, customer: Customer, holder: Any, challenger: Any) -> Collision:
    team, judge = bench(holder, challenger)
    collision = Collision(
        customer=customer, name=customer.name, holder=holder, challenger=challenger, team=team, judge=judge,
        what=fact.detail["what"], cite=rulebook.value("pool.collision_days", for_=team).cite, opened_at=fact.happened_at,
        last_at=fact.happened_at, attempts=[fact.pk], gathered_at=clock.now(),
    )  # fmt: skip
    collision.evidence, collision.protection = gather(collision), protection_now(collision)
    collision.save(force_insert=True)
    ask_for_ruling(collision)
    tell_opened(collision)
    return collision
