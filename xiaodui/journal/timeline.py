"""A record's timeline: what happened to it and within it, newest first, by family of verbs, a page at a time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import dateformat, timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xiaodui.core import spoken
from xiaodui.core.sockets import Socket
from xiaodui.core.walks import one_after_another
from xiaodui.journal.drawing import drawn
from xiaodui.journal.keys import key_of
from xiaodui.journal.kinds import KINDS
from xiaodui.journal.models import Fact, Seal
from xiaodui.journal.telling import Told, tell

PAGE = 30
OTHERS = "others"
"""The family of verbs whose noun is no kind of record."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """`month` is set where a new month begins."""

    told: Told
    month: str

    @property
    def html(self) -> SafeString:
        return drawn(self.told, self.month)


@dataclass(frozen=True)
class Family:
    label: str
    url: str
    on: bool


@dataclass(frozen=True)
class Press:
    """A dialog that is offered at a timeline's head: its address, and what stands on the button."""

    url: str
    label: Any
    icon: str


PRESSES: Socket[Callable[[Any, str], Press | None]] = Socket("timeline.presses", Callable)
"""(reader, key of the record) → what he may press at its timeline; asked each time, so without a query."""


def timeline(
    request: HttpRequest, about: Any, before: str | None = None, url: str = "", known: Iterable[Any] = ()
) -> dict[str, Any]:
    """The context of `journal/_timeline.html` (as `timeline`) for the record `about`, or for one of which only the key
    is at hand.

    The caller has fetched that record, and those in `known`, with sight; nothing else is checked here, and their names
    are not asked for again. `url` answers the part (by default this page's own path), with `?family=` and `?before=`.
    Three queries, and one for each other kind of record named.
    """
    key, url, family = key_of(about), url or request.path, request.GET.get("family", "")
    before = before if before is not None else request.GET.get("before", "")
    place = _place(before)
    facts = page_of(key, family, place)
    shown = facts[:PAGE]
    named = {key_of(one): str(one) for one in (about, *known) if isinstance(one, Model)}
    entries = _by_month(tell(shown, request.user, named), place[0] if place else datetime.now(UTC))
    narrowed = {"family": family} if family else {}
    more = f"{url}?{urlencode({**narrowed, 'before': _mark(shown[-1])})}" if len(facts) > PAGE else ""
    presses = [] if place else [one for offer in PRESSES if (one := offer(request.user, key))]
    return {"key": key, "presses": presses, "here": f"{url}?{urlencode(narrowed)}" if narrowed else url, "entries": entries,
            "more": more, "first": not place, "family": family,
            "families": [] if place else families_of(key, url, family, [] if more or family else shown),
            "seal": None if place else Seal.objects.order_by("-last_seq").values("sealed_at").first()}  # fmt: skip


def timeline_part(request: HttpRequest, about: Any) -> HttpResponse:
    """What a room's timeline URL answers: the part, or with `?before=` its next page."""
    context = {"timeline": timeline(request, about)}
    template = "journal/_timeline.html" if context["timeline"]["first"] else "journal/_timeline_more.html"
    return render(request, template, context)


def page_of(key: str, family: str, place: tuple[datetime, int] | None) -> list[Fact]:
    """One fact more than a page. Two index walks that are merged: an OR would read and sort all there is. One query."""
    wanted = Fact.objects.filter(_of(family))
    if place:
        wanted = wanted.filter(Q(happened_at__lt=place[0]) | Q(happened_at=place[0], id__lt=place[1]))
    walks = [
        wanted.filter(subject=key).order_by("-happened_at", "-id")[: PAGE + 1],
        wanted.filter(within=key).exclude(subject=key).order_by("-happened_at", "-id")[: PAGE + 1],
    ]
    facts = Fact.objects.raw(*one_after_another(walks))
    return sorted(facts, key=lambda fact: (fact.happened_at, fact.pk), reverse=True)[: PAGE + 1]


def _of(family: str) -> Q:
    if family != OTHERS:
        return Q(verb__startswith=f"{family}.") if family else Q()
    others = Q()
    for kind in KINDS:
        others &= ~Q(verb__startswith=f"{kind.kind}.")
    return others


def families_of(key: str, url: str, chosen: str, whole: Sequence[Fact] = ()) -> list[Family]:
    """What has happened here, by the noun of the verbs; empty when there is but one. `whole` is all that has happened,
    where one page holds it: then nothing is asked."""
    if whole:
        verbs = {fact.verb for fact in whole}
    else:
        every = Fact.objects.filter(Q(subject=key) | Q(within=key)).order_by()
        verbs = set(every.values_list("verb", flat=True).distinct())
    nouns = {verb.partition(".")[0] for verb in verbs}
    labels = {kind.kind: str(kind.label) for kind in KINDS if kind.kind in nouns}
    if nouns - labels.keys():
        labels[OTHERS] = _("其他")
    if len(labels) < 2:
        return []
    chips = [Family(label, f"{url}?{urlencode({'family': noun})}", noun == chosen) for noun, label in labels.items()]
    return [Family(_("全部"), url, not chosen), *chips]


def _mark(fact: Fact) -> str:
    """The place of a fact in the order, for a URL: microseconds since 1970 and id."""
    return f"{(fact.happened_at - EPOCH) // timedelta(microseconds=1)}-{fact.pk}"


def _place(mark: str) -> tuple[datetime, int] | None:
    when, dash, pk = mark.rpartition("-")
    try:
        return (EPOCH + timedelta(microseconds=int(when)), int(pk)) if dash else None
    except (ValueError, OverflowError):
        return None


def _by_month(told: list[Told], after: datetime) -> list[Entry]:
    entries, month = [], _month(after)
    for one in told:
        entries.append(Entry(one, "" if _month(one.when) == month else month_said(one.when)))
        month = _month(one.when)
    return entries


def _month(when: datetime) -> tuple[int, int]:
    there = timezone.localtime(when)
    return there.year, there.month


def month_said(when: datetime) -> str:
    there = timezone.localtime(when)
    return dateformat.format(there, "Y 年 n 月" if spoken.in_chinese() else "F Y")
