"""Which pool a customer goes to. Values in, values out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Route:
    """A standing pool's rule; what is empty fits all. A region fits by how it begins: 江苏 takes 江苏苏州."""

    pool: int
    regions: Sequence[str] = ()
    levels: Sequence[str] = ()
    products: frozenset[int] = frozenset()
    is_default: bool = False

    def fits(self, region: str, level: str, products: Iterable[int]) -> bool:
        if self.regions and not any(region.startswith(one) for one in self.regions if one):
            return False
        if self.levels and level not in self.levels:
            return False
        return not self.products or bool(self.products & set(products))


def route(routes: Sequence[Route], region: str, level: str, products: Iterable[int] = ()) -> int | None:
    """The first that fits, the company's own (`is_default`) last and always; None while there is none."""
    wanted = list(products)
    for one in routes:
        if not one.is_default and one.fits(region, level, wanted):
            return one.pool
    return next((one.pool for one in routes if one.is_default), None)
