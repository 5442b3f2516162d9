"""A pool given out by the rules, as far as they speak of what lies there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.assignment.models import AssignmentRule
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.pool.acts.drawing import runs_pool
from xiaodui.pool.models import Place, Pool


@act("pools.give_out", on=Pool, who=runs_pool, label=_("按规则分出去"))
def give_out_pool(pool: Pool, *, by: Any) -> Pool:
    """按规则分出去. Those that wait longest first, a lead a transaction; what is kept for a draw stays."""
    from xiaodui.assignment.jobs import MOST, from_pool  # jobs run acts, so they import this package

    if not AssignmentRule.objects.in_force().exists():
        raise Refusal("assignment.no-rule", _("还没有分配规则，先加一条。"))
    places = Place.objects.filter(pool=pool, release=None).shown(clock.now()).order_by("since", "pk")
    ids = list(places.values_list("customer_id", flat=True)[:MOST])
    if not ids:
        raise Refusal("pool.empty", _("「%(pool)s」里现在没有能分的。") % {"pool": pool.name})
    from_pool(ids, by)
    return pool
