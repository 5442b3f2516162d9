"""What the tasks room hears: its own facts, to tell whom they concern and to keep tasks findable."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.text import Truncator

from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.notices import NoticeKind
from xiaodui.notices.giving import Giving, notify_many
from xiaodui.search.writing import Findable, index_many
from xiaodui.tasks import verbs
from xiaodui.tasks.models import Task

ASKED = NoticeKind("task.asked", "请我做的", "Asked of me", "checkbox", order=30)
ANSWERED = NoticeKind("task.answered", "我托付的有了结果", "What I asked for", "circle-check", order=31)
PROMISED = NoticeKind("promise.made", "许给我的", "Promised to me", "heart-handshake", order=32)
SETTLED = NoticeKind("promise.settled", "承诺有了结果", "A promise was settled", "circle-check", order=33)
DISPUTED = NoticeKind(
    "promise.disputed", "对方说还没兑现", "Said not to be kept", "alert-triangle", urgent=True, order=34
)

TOLD_BY = {
    verbs.TASK_GIVEN: ASKED, verbs.TASK_HANDED_OVER: ASKED, verbs.TASK_EDITED: ASKED, verbs.TASK_REOPENED: ASKED,
    verbs.TASK_DONE: ANSWERED, verbs.TASK_DROPPED: ANSWERED, verbs.PROMISE_MADE: PROMISED,
    verbs.PROMISE_SETTLED: SETTLED, verbs.PROMISE_RELEASED: SETTLED, verbs.PROMISE_HANDED_OVER: SETTLED,
    verbs.PROMISE_DISPUTED: DISPUTED,
}  # fmt: skip
KIND_OF = {verb.name: kind for verb, kind in TOLD_BY.items()}


def concerned(fact: Fact) -> set[int]:
    """Ids of both sides, as the fact named them; who did it himself is left out by whoever tells."""
    return {id_of(key) for key in (fact.detail["owner"], *fact.detail.get("told", ()))}


@hears(*TOLD_BY)
def tell_both_sides(facts: Sequence[Fact]) -> None:
    for kind in set(TOLD_BY.values()):
        wanted = [fact for fact in facts if KIND_OF[fact.verb] is kind]
        if wanted:
            notify_many(kind, [Giving(fact, concerned(fact)) for fact in wanted])


def task_words(tasks: Iterable[Any]) -> Iterator[Findable]:
    for one in tasks:
        yield Findable("task", one.pk, one.title, one.person.name, Truncator(one.details).chars(500))


@hears(verbs.TASK_GIVEN, verbs.TASK_EDITED, verbs.TASK_HANDED_OVER)
def make_tasks_findable(facts: Sequence[Fact]) -> None:
    ids = sorted({id_of(fact.subject) for fact in facts})
    index_many(task_words(Task.objects.filter(pk__in=ids).select_related("person")))
