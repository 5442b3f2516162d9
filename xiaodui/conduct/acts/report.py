"""Reporting: a colleague says what no figure shows, with facts that he sees as evidence."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from pydantic import Field, StringConstraints

from xiaodui.conduct.acts.find import Seen, find_many
from xiaodui.conduct.detectors import Reported, all_detectors
from xiaodui.conduct.models import Finding, Report, Violation
from xiaodui.conduct.rules import print_of
from xiaodui.conduct.verbs import VIOLATION_REPORTED
from xiaodui.core import clock
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Widget, act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import Fact, record
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.journal.kinds import kind_named

A_DAY = 5
"""Reports of one person in 24 hours."""


def reportable(by: Any) -> list[tuple[Any, Any]]:
    return [(one.clause, one.label) for one in all_detectors(Reported) if one.may(by)]


class ReportIs(Takes):
    clause: Annotated[str, StringConstraints(max_length=60), Label(_("哪一条")), Choices(reportable)]
    person: Annotated[Any, Ref("people.Person"), Label(_("谁"))]
    evidence: Annotated[
        list[Annotated[int, Field(ge=1, lt=2**63)]], Field(min_length=1, max_length=20), Label(_("凭哪几条记录"))
    ]
    words: Annotated[
        str, StringConstraints(min_length=4, max_length=1000), Label(_("发生了什么")), Widget("textarea"),
        Help(_("只写看到的。裁定的人和本人都会读到，本人看不到是谁写的")),
    ]  # fmt: skip
    named: Annotated[bool, Label(_("可以告诉本人是我说的")), Widget("checkbox")] = False


def works_here(by: Any, target: Any) -> bool:
    return bool(by.is_active)


@act("violations.report", who=works_here, takes=ReportIs, label=_("报一件事"))
def report(*, by: Any, clause: str, person: Any, evidence: list[int], words: str, named: bool = False) -> Report:
    """报一件事. The same evidence reported twice is one violation; who reported it is not told to the one reported."""
    detector = _detector(clause, by)
    if by is not None and person.pk == by.pk:
        raise Refusal("report.self", _("自己的事不用报，直接跟组长说。"))
    _not_too_often(by)
    facts = _evidence(evidence, person, by)
    violation = _violation(detector, facts, person)
    made = Report.objects.create(violation=violation, by=by, words=words, named=named, reported_at=clock.now())
    record(
        VIOLATION_REPORTED, made, by=by, clause=clause, evidence=[fact.pk for fact in facts], personal={"words": words}
    )
    return made


def _detector(clause: str, by: Any) -> Reported:
    found = next((one for one in all_detectors(Reported) if one.clause == clause and (by is None or one.may(by))), None)
    if found is None:
        raise Invalid({"clause": [_("没有这个选项，请重新选。")]})
    return found


def _not_too_often(by: Any) -> None:
    since = clock.now() - timedelta(days=1)
    if Report.objects.filter(by=by, reported_at__gt=since).count() >= A_DAY:
        raise Refusal("report.often", _("一天最多报 5 次。急的话直接找组长。"))


def _evidence(ids: list[int], person: Any, by: Any) -> list[Fact]:
    """These facts, each of which `by` sees and `person` did; the refusal is the same for what isn't there."""
    facts = list(Fact.objects.filter(pk__in=set(ids), actor=f"person:{person.pk}").order_by("happened_at", "pk"))
    seen = seen_facts(facts, by)
    if len(seen) < len(set(ids)):
        raise Invalid({"evidence": [_("只能选你看得到、并且是他做的记录。")]})
    return seen


def seen_facts(facts: Iterable[Fact], by: Any) -> list[Fact]:
    """Those whose subject this person may open. One query for each kind of record."""
    facts = list(facts)
    ids: dict[str, set[int]] = {}
    for fact in facts:
        if fact.subject.rpartition(":")[2].isdigit():
            ids.setdefault(kind_of(fact.subject), set()).add(id_of(fact.subject))
    opened = {f"{kind}:{pk}" for kind, some in ids.items() for pk in _opened(kind, some, by)}
    return [fact for fact in facts if fact.subject in opened]


def _opened(kind: str, ids: set[int], by: Any) -> Iterable[int]:
    found = kind_named(kind)
    return found.seen(by, ids) if by is not None and found.is_opened else ids if by is None else ()


def _violation(detector: Reported, facts: list[Fact], person: Any) -> Violation:
    """The violation that this evidence makes, or made before."""
    about, ids = f"person:{person.pk}", [fact.pk for fact in facts]
    prints = print_of(detector.name, about, ids)
    before = Finding.objects.filter(print=prints).select_related("violation").first()
    if before is not None:
        return before.violation
    with transaction.atomic():
        found = find_many(detector, [Seen(person.pk, about, ids, facts[-1].happened_at, prints)])
    if not found:
        raise Refusal("report.unbound", _("那时这条规矩还没管到他，不能拿来说他。可以请组长看看。"))
    return found[0]
