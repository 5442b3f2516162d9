"""Facts of what is done by the rules of a room, and who is told."""

from collections.abc import Iterable
from typing import Any

from xiaodui.journal import Fact, key_of, record
from xiaodui.journal.verb import Verb
from xiaodui.notices import NoticeKind, notify

ABOUT_ME = NoticeKind("norms.about_me", "群规用到我身上", "A room's rule concerns me", "scale", urgent=True, order=23)
TO_LOOK = NoticeKind("norms.to_look", "等我看一眼", "Something for me to look at", "hourglass", urgent=True, order=24)


def tell(
    verb: Verb, row: Any, by: Any, whose: Any, to: Iterable[int | None], kind: NoticeKind, *, room: Any = None,
    personal: dict[str, str] | None = None, **detail: Any,
) -> Fact:  # fmt: skip
    """It stands within its own row: the timeline of the room says nothing of it. `to` are told, with who it is about."""
    told = sorted({pk for pk in to if pk})
    concerned = sorted({*told, *([whose.pk] if whose else [])})
    fact = record(
        verb, row, by=by, within=key_of(row), heard=[f"person:{pk}" for pk in concerned], told=[f"person:{pk}" for pk in told],
        owner=key_of(whose), room=key_of(room), team=getattr(whose, "team", None), personal=personal, **detail,
    )  # fmt: skip
    notify(kind, fact, set(told), told=True)
    return fact
