"""The default rule pack comes installed: version 1 of each clause, by the product itself, in force from the beginning.

What stands in the table is never touched: companies change rules by acts alone.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.governance.models import Clause, ClauseVersion, Edition
from xiaodui.governance.pack.texts import ClauseText, all_texts
from xiaodui.search.writing import Findable, index_many

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


def install() -> int:
    """Write the clauses that aren't there yet; how many. Safe to run again and beside another process."""
    Edition.objects.get_or_create(pk=1)
    there = set(Clause.objects.values_list("code", flat=True))
    fresh = [text for text in all_texts() if text.code not in there]
    Clause.objects.bulk_create(
        [Clause(code=one.code, chapter=one.chapter, order=one.order, name=one.title_zh) for one in fresh],
        ignore_conflicts=True,
    )
    clauses = {clause.code: clause for clause in Clause.objects.filter(code__in=[one.code for one in fresh])}
    ClauseVersion.objects.bulk_create([_first(clauses[one.code], one) for one in fresh], ignore_conflicts=True)
    index_many(findable(clauses.values()))
    return len(fresh)


def findable(clauses: Iterable[Clause]) -> Iterator[Findable]:
    """A clause is found by its title, its code and the words of the newest version that was decided."""
    rows = list(clauses)
    adopted = ClauseVersion.objects.adopted().filter(clause__in=[one.pk for one in rows]).order_by("number")
    newest = {version.clause_id: version for version in adopted}
    for one in rows:
        said = newest.get(one.pk)
        text = f"{said.text_zh} {said.title_en} {said.text_en}" if said else ""
        yield Findable("clause", one.pk, one.name, one.code, text)


def _first(clause: Clause, text: ClauseText) -> ClauseVersion:
    return ClauseVersion(
        clause=clause, number=1, **content_of(text), drafted_at=BEGINNING, adopted_at=BEGINNING, effective_at=BEGINNING,
        review_on=clock.today() + timedelta(days=text.review_after),
    )  # fmt: skip


def content_of(text: ClauseText) -> dict[str, Any]:
    """The fields of a version that this text fills."""
    same = ("kind", "title_zh", "title_en", "text_zh", "text_en", "why_zh", "why_en", "severity", "rung", "guards")
    question = text.question and {
        "zh": text.question.zh, "en": text.question.en, "options": [list(one) for one in text.question.options],
        "answer": text.question.answer,
    }  # fmt: skip
    return {
        **{name: getattr(text, name) for name in same}, "may_override": text.may_override, "question": question,
        "may": [list(one) for one in text.may], "may_not": [list(one) for one in text.may_not],
        "values": {param.code: param.kept(param.default) for param in text.params},
    }  # fmt: skip
