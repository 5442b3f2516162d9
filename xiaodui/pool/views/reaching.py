"""The way from a request to pools and places: in sight or not there."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from xiaodui.core import clock
from xiaodui.pool.models import Place, Pool, PoolSeat, Registration


def seen_pool(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(Pool.objects.visible_to(request.user), pk=pk)


def seen_place(request: HttpRequest, pk: int) -> Any:
    rows = Place.objects.visible_to(request.user).shown(clock.now())
    return get_object_or_404(rows.select_related("customer", "pool", "last_owner", "left_by"), pk=pk)


def seen_seat(request: HttpRequest, pk: int) -> Any:
    return get_object_or_404(PoolSeat.objects.visible_to(request.user).select_related("pool", "person", "team"), pk=pk)


def seen_registration(request: HttpRequest, pk: int) -> Any:
    rows = Registration.objects.visible_to(request.user).select_related("person__team", "customer", "decided_by")
    return get_object_or_404(rows, pk=pk)
