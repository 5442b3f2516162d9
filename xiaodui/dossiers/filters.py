"""What dossiers add to the customers' list: conditions and orders."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from django.db.models import F, FilteredRelation, Q
from django.utils.translation import gettext_lazy as _

from xiaodui.core.web.lists import Between, Choice, Pick, Sort, Words
from xiaodui.core.web.lists.filters import Filter
from xiaodui.customers.lists import ALL
from xiaodui.dossiers.models import Field, Tagged, Value
from xiaodui.dossiers.setup import Setup, setup
from xiaodui.people.models import Person

YES_NO = [("1", _("是")), ("0", _("否"))]


def filters(person: Any) -> list[Filter]:
    """Tags and segments stand in the bar where there are any, fields behind 更多筛选."""
    now = setup(person)
    found: list[Filter] = []
    segments = now.segments_of(person.pk)
    if segments:
        found.append(_segment(segments))
    if now.tags:
        found.append(_tag(now))
    return found + [FILTERS[field.kind](field) for field in now.fields]


def sorts(person: Any) -> list[Sort]:
    return [
        Sort(field.key, f"v_{field.key}", falling=field.kind != "text", nullable=True, label=field.label, annotate=_with(field))
        for field in setup(person).fields if field.kind in {"number", "money", "date", "text"}
    ]  # fmt: skip


def _with(field: Field) -> Callable[[Any], Any]:
    """Each customer with what this field says of it, if anything: one look-up a customer in sight."""

    def annotate(customers: Any) -> Any:
        own = FilteredRelation("said_of", condition=Q(said_of__field=field.pk))
        return customers.annotate(**{f"r_{field.key}": own}).annotate(
            **{f"v_{field.key}": F(f"r_{field.key}__{field.column}")}
        )

    return annotate


def _tag(now: Setup) -> Choice:
    def choices(person: Any) -> list[tuple[Any, Any]]:
        return [(tag.pk, f"{tag.group} · {tag.name}" if tag.group else tag.name) for tag in now.tags]

    def narrow(customers: Any, tag: str, person: Any) -> Any:
        return customers.filter(pk__in=Tagged.objects.filter(tag_id=int(tag)).values("customer_id"))

    return Choice(name="tag", label=_("全部标签"), choices=choices, apply=narrow, main=True, icon="tag")


def _segment(segments: list[Any]) -> Choice:
    queries = {str(one.pk): one.query for one in segments}

    def choices(person: Any) -> list[tuple[Any, Any]]:
        return [(one.pk, one.name) for one in segments]

    def narrow(customers: Any, segment: str, person: Any) -> Any:
        return within(customers, queries[segment], person)

    return Choice(name="segment", label=_("全部分群"), choices=choices, apply=narrow, main=True, icon="users-group")


def within(customers: Any, query: str, person: Any) -> Any:
    """Those of `customers` that meet a segment's conditions, as they are for this reader. What a condition names and he may
    not see (a team, a colleague) or is no longer there narrows nothing for him."""
    return ALL.narrowed(customers, dict(parse_qsl(query)), person)


def _those(field: Field, **said: Any) -> Any:
    return Value.objects.filter(field_id=field.pk, **said).values("customer_id")


def _between(field: Field) -> Between:
    def narrow(customers: Any, bounds: tuple[Any, Any], person: Any) -> Any:
        low, high = bounds
        said = {f"{field.column}__{way}": value for way, value in (("gte", low), ("lte", high)) if value is not None}
        return customers.filter(pk__in=_those(field, **said))

    kind = "date" if field.kind == "date" else "money"
    return Between(name=field.key, label=field.label, apply=narrow, kind=kind)


def _choice(field: Field) -> Choice:
    def narrow(customers: Any, word: str, person: Any) -> Any:
        return customers.filter(pk__in=_those(field, text=word))

    return Choice(
        name=field.key, label=field.label, choices=lambda person: [(w, w) for w in field.choices], apply=narrow
    )


def _bool(field: Field) -> Choice:
    def narrow(customers: Any, said: str, person: Any) -> Any:
        return customers.filter(pk__in=_those(field, yes=said == "1"))

    return Choice(name=field.key, label=field.label, choices=lambda person: YES_NO, apply=narrow)


def _words(field: Field) -> Words:
    def narrow(customers: Any, words: str, person: Any) -> Any:
        return customers.filter(pk__in=_those(field, text__icontains=words))

    return Words(name=field.key, label=field.label, apply=narrow, main=False)


def _person(field: Field) -> Pick:
    def narrow(customers: Any, pk: int, person: Any) -> Any:
        return customers.filter(pk__in=_those(field, person_id=pk))

    def named(pk: int, person: Any) -> str | None:
        return Person.objects.visible_to(person).filter(pk=pk).values_list("name", flat=True).first()

    return Pick(name=field.key, label=field.label, url_name="customer-owners", label_of=named, apply=narrow)


FILTERS: dict[str, Callable[[Field], Filter]] = {
    "text": _words, "number": _between, "money": _between, "date": _between, "choice": _choice, "bool": _bool,
    "person": _person,
}  # fmt: skip
