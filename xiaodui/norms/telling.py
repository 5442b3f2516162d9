"""Facts of what is done by the rules of a room, and who is told."""

from collections.abc import Collection, Iterable
from typing import Any

from xiaodui.journal import Fact, key_of, record
from xiaodui.journal.keys import id_of
from xiaodui.journal.verb import Verb
from xiaodui.notices import NoticeKind, notify
from xiaodui.notices.acts.reading import lay_aside

ABOUT_ME = NoticeKind("norms.about_me", "群规用到我身上", "A room's rule concerns me", "scale", urgent=True, order=23)
TO_LOOK = NoticeKind("norms.to_look", "等我看一眼", "Something for me to look at", "hourglass", urgent=True, order=24)


def tell(
    verb: Verb, row: Any, by: Any, whose: Any, to: Iterable[int | None], kind: NoticeKind | None, *, room: Any = None,
    personal: dict[str, str] | None = None, **detail: Any,
) -> Fact:  # fmt: skip
    """It stands within its own row: the timeline of the room says nothing of it. `to` are told, with who it is about;
    without a `kind` their pages alone."""
    told = sorted({pk for pk in to if pk})
    concerned = sorted({*told, *([whose.pk] if whose else [])})
    fact = record(
        verb, row, by=by, within=key_of(row), heard=[f"person:{pk}" for pk in concerned], told=[f"person:{pk}" for pk in told],
        owner=key_of(whose), room=key_of(room), team=getattr(whose, "team", None), personal=personal, **detail,
    )  # fmt: skip
    if kind:
        notify(kind, fact, set(told), told=True)
    return fact


def looked_at(verb: Verb, keys: Collection[str]) -> None:
    """Whom `verb` asked to look at these needn't any more. Two queries."""
    facts = Fact.objects.said(verb).filter(subject__in=keys)
    lay_aside(TO_LOOK, keys, {id_of(key) for fact in facts for key in fact.detail["told"]})
