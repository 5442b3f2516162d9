"""Holding a name across processes: one sealer, one clock, one web process without Redis."""

import os
import secrets
import socket
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q

from xiaodui.core import clock

if TYPE_CHECKING:
    from xiaodui.jobs.models import Lease

_random = secrets.token_hex(4)


def this_process() -> str:
    """A name for this process that no other has: host, process id (asked anew after a fork) and chance."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{_random}"


def hold(name: str, seconds: float, *, holder: str = "") -> bool:
    """Take or renew the lease `name` for `seconds` from now. False while another holds it.

    Without `holder` the process holds it, all its threads together. Renew well before the end (a third of the
    span); a process that stalls longer has lost it without notice, so whatever it guards must also be safe by
    its own constraint or conditional update. Clocks of all machines must agree to a few seconds. One read, one write.
    """
    from xiaodui.jobs.models import Lease

    mine, now = holder or this_process(), clock.now()
    until = now + timedelta(seconds=seconds)
    held = Lease.objects.filter(name=name).first()
    if held is None:
        return _first(Lease(name=name, holder=mine, until=until))
    if held.holder != mine and held.until > now:
        return False
    with transaction.atomic():
        free = Lease.objects.filter(Q(holder=mine) | Q(until__lte=now), name=name)
        return bool(free.update(holder=mine, until=until))


def _first(lease: "Lease") -> bool:
    try:
        with transaction.atomic():
            lease.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def let_go(name: str, *, holder: str = "") -> None:
    """Give the lease back early, if it is ours."""
    from xiaodui.jobs.models import Lease

    with transaction.atomic():
        Lease.objects.filter(name=name, holder=holder or this_process()).delete()


def holder_of(name: str) -> str | None:
    """Who holds `name` now; None when nobody does."""
    from xiaodui.jobs.models import Lease

    return Lease.objects.filter(name=name, until__gt=clock.now()).values_list("holder", flat=True).first()
