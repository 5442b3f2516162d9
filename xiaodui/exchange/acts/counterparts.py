"""What things of another system are here: kept in the transaction that makes them."""

from collections.abc import Sequence

from xiaodui.exchange.models import Counterpart

AT_ONCE = 500


def keep(system: str, key: str, ours: str) -> None:
    Counterpart.objects.create(system=system, key=key, ours=ours)


def kept(system: str, keys: Sequence[str]) -> dict[str, int]:
    """{key there: id here} of those that are here."""
    found: dict[str, int] = {}
    for start in range(0, len(keys), AT_ONCE):
        for one in Counterpart.objects.filter(system=system, key__in=keys[start : start + AT_ONCE]):
            found[one.key] = int(one.ours.rpartition(":")[2])
    return found
