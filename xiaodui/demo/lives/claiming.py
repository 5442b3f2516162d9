"""Claims from a pool: some by hand, a timed release that was drawn, and one that is coming."""

from datetime import datetime, time, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.core.calendar.wall import instant_of
from xiaodui.demo.life import Life
from xiaodui.demo.world import World
from xiaodui.governance import rules
from xiaodui.pool import acts
from xiaodui.pool.models import Place, Pool

POOL, DRAWN, COMING = "华东公海", 3, 4
CLAIMED = (2, 1, 0)
"""By how many the claimants differ before the draw, so that who gets what doesn't hang on the seed: the same dice make
the same company."""


class Claiming(Life):
    name, order = "claiming", 80

    def finish(self, world: World) -> None:
        pool = Pool.objects.filter(name=POOL).first()
        if pool is None:
            return
        hunters = [one for one in map(world.people.__getitem__, world.sellers()) if self._hunts(one, pool)][
            : len(CLAIMED)
        ]
        begin = world.moment(world.dice(self.name), world.days[-2], 0.3)
        waiting = Place.objects.filter(pool=pool, release=None, last_owner=None, since__lt=begin - timedelta(hours=1))
        places = list(waiting.select_related("pool").order_by("pk"))
        if len(hunters) < len(CLAIMED) or len(places) < sum(CLAIMED) + DRAWN + 1:
            return
        self._claim(hunters, places, begin - timedelta(minutes=40))
        self._draw(world, pool, hunters, [places.pop() for _ in range(DRAWN)], begin)
        self._announce(world, pool, places[-COMING:])

    def _hunts(self, person: Any, pool: Pool) -> bool:
        return rules.knows(person, "pool.claim") and Pool.objects.visible_to(person).filter(pk=pool.pk).exists()

    def _claim(self, hunters: list[Any], places: list[Place], at: datetime) -> None:
        for hunter, count in zip(hunters, CLAIMED, strict=True):
            for _one in range(count):
                acts.claim(places.pop(), by=hunter, at=at)

    def _draw(self, world: World, pool: Pool, hunters: list[Any], places: list[Place], at: datetime) -> None:
        """The first lot has three who ask, the next two, the last one."""
        ids = [place.pk for place in places]
        release = acts.announce(
            pool, by=world.owner, places=ids, opens_at=at, policy="fewest", at=at - timedelta(minutes=15)
        )
        for number, lot in enumerate(release.lots.select_related("release__pool").order_by("pk")):
            for step, hunter in enumerate(hunters[: len(CLAIMED) - number]):
                nonce = f"{hunter.login}-{number + 1}"
                acts.ask(lot, by=hunter, nonce=nonce, at=at + timedelta(seconds=0.4 * (step + 1)))
        with clock.at(at + timedelta(seconds=release.window_seconds)):
            acts.settle(release)

    def _announce(self, world: World, pool: Pool, places: list[Place]) -> None:
        """On the next working day at ten."""
        opens = instant_of(datetime.combine(world.later(world.today, 1), time(10)), clock.zone())
        ids = [place.pk for place in places]
        acts.announce(pool, by=world.owner, places=ids, opens_at=opens, policy="random", at=world.now)
