"""A customer in a collision changed hands in another way, or was merged: the collision follows."""

from typing import Any

from xiaodui.collisions import deadlines
from xiaodui.collisions.acts.bench import seat
from xiaodui.collisions.acts.ending import end
from xiaodui.collisions.acts.telling import ENDED, say, tell_sides
from xiaodui.collisions.models import Collision
from xiaodui.collisions.verbs import COLLISION_LAPSED
from xiaodui.core.prepared import Prepared

READ = ("holder__team", "challenger__team", "judge")
STANDING = Prepared(lambda customer: Collision.objects.open().filter(customer_id=customer).values_list("pk")[:1], int)


def moved(customer: Any, former: Any, to: Any, by: Any) -> None:
    """To the pool or to the challenger: nothing is left to rule. To a third one: the quarrel is with him now."""
    if not STANDING.rows(customer.pk):
        return
    for one in Collision.objects.open().filter(customer=customer).select_related(*READ):
        if to is None or to.pk == one.challenger_id:
            end(one, "lapsed", by, to=to)
            tell_sides(ENDED, one, say(COLLISION_LAPSED, one, by), judge=True)
            deadlines.no_more(one)
        elif to.pk != one.holder_id:
            one.holder = to
            seat(one)
            one.version += 1
            one.save(update_fields=["holder", "team", "judge", "version"])
            deadlines.ask_for_ruling(one)


def merged(kept: Any, gone: Any) -> Any:
    """Re-points those of the one that goes; where the same challenger quarrels about both, the newer lapses."""
    moved_ids = []
    there = set(Collision.objects.open().filter(customer=kept).values_list("challenger_id", flat=True))
    for one in Collision.objects.filter(customer=gone).select_related(*READ):
        if one.is_open and (one.challenger_id in there or one.challenger_id == kept.owner_id):
            end(one, "lapsed", None)
            deadlines.no_more(one)
        moved_ids.append(one.pk)
    Collision.objects.filter(pk__in=moved_ids).update(customer=kept)
    return moved_ids


def unmerged(kept: Any, gone: Any, ids: Any) -> None:
    Collision.objects.filter(pk__in=ids, customer=kept).update(customer=gone)
