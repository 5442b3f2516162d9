"""Acts in numbers: bulk forms at their own instants. A refusal here is a fault of the simulation, so it is raised."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from xiaodui.core.acts import Act, Asked
from xiaodui.core.refusal import Refusal
from xiaodui.journal import gather


def many(act: Act, rows: Iterable[tuple[Any, Any, datetime, dict[str, Any]]]) -> list[Any]:
    """`rows` are (target, by, at, input); their records in the same order."""
    asked = [Asked(act.takes(**given), by=by, target=target, at=at) for target, by, at, given in rows]
    done = act.many(asked) if asked else []
    for answer in done:
        if isinstance(answer, Refusal):
            raise answer
    return done


@contextmanager
def together() -> Iterator[None]:
    """Single acts one after the other, their facts written at once at the end."""
    with transaction.atomic(), gather():
        yield
