"""Living day by day: each day every life has its morning, its work and its evening."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.db import transaction

from xiaodui.core import clock
from xiaodui.demo.life import LIFE
from xiaodui.demo.world import World

Progress = Callable[[int, int], None]


def live(world: World, progress: Progress, *, whole: bool) -> None:
    """All days of this world. `whole` keeps them in one transaction (nobody else writes); else each day is its own.

    `progress(done, total)` after each day.
    """
    lives = sorted((kind() for kind in LIFE), key=lambda life: life.order)
    with transaction.atomic() if whole else nullcontext():
        with transaction.atomic(), clock.at(world.moment(world.dice("start"), world.days[0], 0)):
            for life in lives:
                life.prepare(world)
        for number, day in enumerate(world.days, start=1):
            _one(world, day, lives)
            progress(number, len(world.days))
        with transaction.atomic(), clock.at(world.now):
            for life in lives:
                life.finish(world)


def _one(world: World, day: Any, lives: list[Any]) -> None:
    with transaction.atomic():
        for part in ("morning", "day", "evening"):
            for life in lives:
                getattr(life, part)(world, day)
