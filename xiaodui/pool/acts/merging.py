"""What hangs on a customer here when it is merged into another, and when the two are parted again."""

import json
from typing import Any

from django.core import serializers

from xiaodui.customers.models import Customer
from xiaodui.pool import reckoning
from xiaodui.pool.models import Place, Protection
from xiaodui.pool.rules import protection as law


def merged(kept: Customer, gone: Customer) -> Any:
    """The merged one is nobody's to protect or claim; its quotes and contracts go on counting for the kept one."""
    rows = [*Place.objects.filter(customer=gone), *Protection.objects.filter(customer=gone)]
    # Written out with default=str: Django's own JSON cuts instants to the millisecond.
    kept_rows = json.loads(json.dumps(serializers.serialize("python", rows), default=str))
    data: dict[str, Any] = {"rows": kept_rows, "steps": []}
    theirs = next((law.lasting(law.read(row.steps)) for row in rows if isinstance(row, Protection)), [])
    data["steps"] = [[step.why, step.key] for step in theirs]
    Place.objects.filter(customer=gone).delete()
    Protection.objects.filter(customer=gone).delete()
    own = _protection(kept)
    if own is not None and theirs:
        steps = law.read(own.steps)
        for step in theirs:
            steps = law.added(steps, step)
        reckoning.filled(own, steps, own.person).save()
    return data


def unmerged(kept: Customer, gone: Customer, data: Any) -> None:
    """Each has its own again, as it stood, but for a place that somebody with an owner no longer needs."""
    for found in serializers.deserialize("python", data["rows"]):
        row: Any = found.object
        if isinstance(row, Place) == (gone.owner_id is None) and not type(row).objects.filter(customer=gone).exists():
            found.save()
    own = _protection(kept)
    if own is not None and data["steps"]:
        steps = law.read(own.steps)
        for why, key in data["steps"]:
            steps = law.without(steps, why, key)
        reckoning.filled(own, steps, own.person).save()


def _protection(customer: Customer) -> Protection | None:
    return Protection.objects.select_for_update(of=("self",)).select_related("person").filter(customer=customer).first()
