"""Giving notices: plain inserts in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from xiaodui.core import clock
from xiaodui.jobs import enqueue
from xiaodui.journal import Fact, record
from xiaodui.journal.keys import id_of
from xiaodui.notices.kinds import NoticeKind
from xiaodui.notices.models import Notice
from xiaodui.notices.rules import is_fresh, is_muted, is_news
from xiaodui.notices.verbs import NOTICE_GIVEN
from xiaodui.people.models import Person

CHUNK = 400
MOST = 200
"""Persons told of one fact in the caller's transaction; the others are told by jobs, each in a short one of its own."""


@dataclass(frozen=True)
class Giving:
    """This fact to these persons (ids). `about` is what groups, by default the fact's subject."""

    fact: Fact
    to: Iterable[int]
    about: str = ""


@dataclass
class _Unread:
    """The unread notices of one person, kind and `about`: their ids, and how many facts they stand for."""

    ids: list[int] = field(default_factory=list)
    count: int = 0


def notify(kind: NoticeKind, fact: Fact, to: Iterable[int], *, about: str = "", told: bool = False) -> None:
    """Tell these persons (ids) that `fact` concerns them. See `notify_many`."""
    notify_many(kind, [Giving(fact, to, about)], told=told)


def notify_many(kind: NoticeKind, givings: Iterable[Giving], *, told: bool = False) -> None:
    """Give notices in the caller's transaction: two reads and one insert for any number of people and facts, one
    update more when an unread notice is raised, and NOTICE_GIVEN.

    A fact given again changes nothing. Left out: who is inactive, who did it himself, who muted the kind or the record,
    and what happened more than 30 days ago; after three days it comes as read. With `told` the caller's own fact
    carries `told=[person keys]`, and no NOTICE_GIVEN is recorded. A fact within `gather()` has no id yet and can't be
    given: let a hearer give it. Of one fact that concerns thousands the first two hundred are told here, the others by
    jobs that this transaction enqueues: no clause that binds everybody holds SQLite's writer for a second.
    """
    assert transaction.get_connection().in_atomic_block, "a notice belongs to its fact's transaction"
    now = clock.now()
    news = [one for one in givings if is_news(one.fact.happened_at, now)]
    assert all(one.fact.pk for one in news), "a fact that is still gathered can't be given"
    wanted = [(one, set(_first(kind, one, told)) - {_actor(one.fact)}) for one in news]
    people = _those_who_listen({pk for _one, to in wanted for pk in to})
    pairs = [(pk, one) for one, to in wanted for pk in sorted(to) if pk in people and _wants(people[pk], kind, one)]
    if pairs and (given := _give(kind, pairs)) and not told:
        _say(given, pairs[-1][1].fact)


def _first(kind: NoticeKind, one: Giving, told: bool) -> list[int]:
    """Whom to tell now; jobs are enqueued for the others."""
    from xiaodui.notices.jobs import give

    to = sorted(set(one.to))
    for start in range(MOST, len(to), MOST):
        enqueue(give, kind=kind.name, fact=one.fact.pk, to=to[start : start + MOST], about=one.about, told=told)
    return to[:MOST]


def _actor(fact: Fact) -> int:
    return id_of(fact.actor) if fact.actor.startswith("person:") else 0


def _those_who_listen(ids: set[int]) -> Mapping[int, list[tuple[str, str]]]:
    """Active ones among them, each with his mutes."""
    if not ids:
        return {}
    people: dict[int, list[tuple[str, str]]] = {}
    rows = Person.objects.active().filter(pk__in=ids).values_list("pk", "mutes__kind", "mutes__about")
    for pk, kind, about in rows:
        people.setdefault(pk, []).append((kind or "", about or ""))
    return people


def _wants(mutes: Sequence[tuple[str, str]], kind: NoticeKind, one: Giving) -> bool:
    return kind.always or not is_muted(kind.name, {one.about, one.fact.subject, one.fact.within} - {""}, mutes)


def _give(kind: NoticeKind, pairs: Sequence[tuple[int, Giving]]) -> list[int]:
    """Insert what is new; whom it rings."""
    had, unread = _before(kind, pairs)
    now = clock.now()
    fresh: dict[tuple[int, str, bool], list[Notice]] = {}
    for pk, one in pairs:
        if (pk, one.fact.pk) in had:
            continue
        had.add((pk, one.fact.pk))
        about, rings = (one.about or one.fact.subject)[:120], is_fresh(one.fact.happened_at, now)
        notice = Notice(
            person_id=pk, kind=kind.name, about=about, fact=one.fact, given_at=one.fact.happened_at,
            read_at=None if rings else now,
        )  # fmt: skip
        fresh.setdefault((pk, about, rings), []).append(notice)
    raised = [older for key, notices in fresh.items() for older in _grouped(notices, unread.get(key), now)]
    if raised:
        Notice.objects.filter(pk__in=raised, read_at=None).update(folded=True, read_at=now)
    rows = [notice for notices in fresh.values() for notice in notices]
    Notice.objects.bulk_create(rows, batch_size=CHUNK, ignore_conflicts=True)
    return sorted({pk for pk, _about, rings in fresh if rings})


def _grouped(notices: Sequence[Notice], standing: "_Unread | None", now: datetime) -> list[int]:
    """The last stands for all of them and for the unread one before; the ids of what it stands for."""
    for older in notices[:-1]:
        older.folded, older.read_at = True, now
    notices[-1].count = len(notices) + (standing.count if standing else 0)
    return standing.ids if standing else []


def _before(
    kind: NoticeKind, pairs: Sequence[tuple[int, Giving]]
) -> tuple[set[tuple[int, int]], dict[tuple[int, str, bool], _Unread]]:
    """Who was told of which of these facts already, and what stands unread, by person and group (and True: it rings)."""
    facts = {one.fact.pk for _pk, one in pairs}
    abouts = {(one.about or one.fact.subject)[:120] for _pk, one in pairs}
    rows = Notice.objects.filter(Q(fact__in=facts) | Q(read_at=None, about__in=abouts))
    rows = rows.filter(person__in={pk for pk, _one in pairs}, kind=kind.name)
    had, unread = set(), dict[tuple[int, str, bool], _Unread]()
    for pk, person, about, fact, count, read_at in rows.values_list(
        "pk", "person", "about", "fact", "count", "read_at"
    ):
        had.add((person, fact))
        if read_at is None:
            group = unread.setdefault((person, about, True), _Unread())
            group.ids.append(pk)
            group.count += count
    return had, unread


def _say(people: Sequence[int], fact: Fact) -> None:
    for start in range(0, len(people), MOST):
        told = [f"person:{pk}" for pk in people[start : start + MOST]]
        record(NOTICE_GIVEN, f"fact:{fact.pk}", by=None, at=fact.happened_at, told=told)
