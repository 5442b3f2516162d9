"""The company's words, and putting them on customers."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Asked, act
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import squash
from xiaodui.customers.acts.rights import works_with
from xiaodui.customers.acts.telling import place
from xiaodui.customers.guarding import guard, guarded
from xiaodui.customers.models import Customer
from xiaodui.customers.sockets import Touch
from xiaodui.dossiers.acts.inputs import NewTag, PutTag
from xiaodui.dossiers.acts.rights import names_tags
from xiaodui.dossiers.models import Edition, Tag, Tagged
from xiaodui.dossiers.verbs import CUSTOMER_TAGGED, CUSTOMER_UNTAGGED, TAG_MADE, TAG_RETIRED
from xiaodui.journal import gather, record

BATCH = 200


@act("tags.create", who=names_tags, takes=NewTag, label=_("新标签"))
def create_tag(*, by: Any, name: str, group: str = "", tone: str = "line") -> Tag:
    folded = squash(name)
    if not folded:
        raise Refusal("tag.nameless", _("标签里要有字或数字。"))
    if Tag.objects.standing().filter(folded=folded).exists():
        raise Refusal("tag.exists", _("已经有「%(name)s」了，直接用它。") % {"name": name})
    made = Tag.objects.create(name=name, folded=folded, group=group, tone=tone)
    Edition.draw()
    record(TAG_MADE, made, by=by, name=name)
    return made


@act("tags.retire", on=Tag, who=names_tags, label=_("停用"))
def retire_tag(tag: Tag, *, by: Any) -> Tag:
    """停用. It stays where it was put, and nobody puts it on again."""
    now = clock.now()
    if not Tag.objects.filter(pk=tag.pk, retired_at=None).update(retired_at=now):
        raise Refusal("tag.retired", _("这个标签已经停用了。"))
    tag.retired_at = now
    Edition.draw()
    record(TAG_RETIRED, tag, by=by, name=tag.name)
    return tag


def _refuse_retired(tag: Tag) -> None:
    if tag.retired_at:
        raise Refusal("tag.retired", _("标签「%(name)s」已经停用，换一个。") % {"name": tag.name})


@act("customers.tag", on=Customer, who=works_with, takes=PutTag, label=_("贴标签"), several=200)
def tag(customer: Customer, *, by: Any, tag: Tag) -> Customer:
    """贴标签. On one that carries it already nothing happens."""
    _refuse_retired(tag)
    guard(customer, by, "edit")
    row, made = Tagged.objects.get_or_create(customer=customer, tag=tag, defaults={"by": by, "at": clock.now()})
    if made:
        record(CUSTOMER_TAGGED, customer, by=by, **place(customer), tag=row.tag_id, what=tag.name)
    return customer


@act("customers.untag", on=Customer, who=works_with, takes=PutTag, label=_("拿掉标签"), several=200)
def untag(customer: Customer, *, by: Any, tag: Tag) -> Customer:
    guard(customer, by, "edit")
    if Tagged.objects.filter(customer=customer, tag=tag).delete()[0]:
        record(CUSTOMER_UNTAGGED, customer, by=by, **place(customer), tag=tag.pk, what=tag.name)
    return customer


@tag.bulk
def tag_many(asked: list[Asked]) -> list[Any]:
    """Rows and facts in chunks; the rows that were there are asked for once."""
    answers = _allowed(asked)
    there = _carried(asked)
    rows: list[tuple[Asked, Tagged]] = []
    for row, answer in zip(asked, answers, strict=True):
        pair = (row.target.pk, row.input.tag.pk)  # type: ignore[attr-defined]
        if not isinstance(answer, Refusal) and pair not in there:
            there.add(pair)
            tagged = Tagged(customer_id=pair[0], tag_id=pair[1], by=row.by, at=row.at or clock.now())
            rows.append((row, tagged))
    Tagged.objects.bulk_create([tagged for _row, tagged in rows], batch_size=BATCH, ignore_conflicts=True)
    with gather():
        for row, tagged in rows:
            said = row.input.tag  # type: ignore[attr-defined]
            record(
                CUSTOMER_TAGGED, row.target, by=row.by, **place(row.target), at=tagged.at, tag=said.pk, what=said.name
            )
    return answers


@untag.bulk
def untag_many(asked: list[Asked]) -> list[Any]:
    """What carries the tag loses it, in chunks; on the others nothing happens."""
    answers = _allowed(asked, putting_on=False)
    there = _carried(asked)
    rows: dict[tuple[int, int], Asked] = {}
    for row, answer in zip(asked, answers, strict=True):
        pair = (row.target.pk, row.input.tag.pk)  # type: ignore[attr-defined]
        if not isinstance(answer, Refusal) and pair in there:
            rows.setdefault(pair, row)
    by_tag: dict[int, list[int]] = {}
    for customer, put in rows:
        by_tag.setdefault(put, []).append(customer)
    for put, customers in by_tag.items():
        for start in range(0, len(customers), BATCH):
            Tagged.objects.filter(tag=put, customer__in=customers[start : start + BATCH]).delete()
    with gather():
        for row in rows.values():
            said = row.input.tag  # type: ignore[attr-defined]
            at = row.at or clock.now()
            record(CUSTOMER_UNTAGGED, row.target, by=row.by, **place(row.target), at=at, tag=said.pk, what=said.name)
    return answers


def _allowed(asked: Sequence[Asked], putting_on: bool = True) -> list[Any]:
    kept = guarded([Touch(row.target, row.by, "edit", row.by) for row in asked])
    answers: list[Any] = []
    for row, refusal in zip(asked, kept, strict=True):
        try:
            tag.check_right(row.by, row.target)
            if putting_on:
                _refuse_retired(row.input.tag)  # type: ignore[attr-defined]
            if refusal and row.by is not None:
                raise refusal
            answers.append(row.target)
        except Refusal as no:
            answers.append(no)
    return answers


def _carried(asked: Sequence[Asked]) -> set[tuple[int, int]]:
    ids = sorted({row.target.pk for row in asked})
    found: set[tuple[int, int]] = set()
    for start in range(0, len(ids), BATCH):
        rows = Tagged.objects.filter(customer__in=ids[start : start + BATCH])
        found |= set(rows.values_list("customer_id", "tag_id"))
    return found
