"""The tags, fields and segments in use, held by each process until one of them changes."""

from dataclasses import dataclass
from typing import Any

from xiaodui.dossiers.models import Edition, Field, Segment, Tag


@dataclass(frozen=True)
class Setup:
    tags: tuple[Tag, ...]
    fields: tuple[Field, ...]
    segments: tuple[Segment, ...]

    def field(self, key: str) -> Field | None:
        return next((field for field in self.fields if field.key == key), None)

    def needed(self, step: str) -> list[Field]:
        """Fields without which this step isn't done."""
        return [field for field in self.fields if field.step == step]

    def segments_of(self, person_id: int) -> list[Segment]:
        return [one for one in self.segments if one.shared or one.owner_id == person_id]


_held: dict[int, Setup] = {}


def setup(person: Any = None) -> Setup:
    """As it is now. One look at one row; the rest only when it has changed. For a `person` it is kept with his reach, so for
    one request. Everybody may know all of it but others' own segments: `segments_of`."""
    if person is None:
        return _now()
    kept = person.reach.conditions
    if "dossiers.setup" not in kept:
        kept["dossiers.setup"] = _now()
    return kept["dossiers.setup"]  # type: ignore[no-any-return]


def _now() -> Setup:
    number = Edition.objects.values_list("number", flat=True).first() or 0
    if number not in _held:
        _held.clear()
        _held[number] = _read()
    return _held[number]


def _read() -> Setup:
    return Setup(
        tuple(Tag.objects.standing().order_by("group", "name")), tuple(Field.objects.standing().in_order()),
        tuple(Segment.objects.standing().order_by("name")),
    )  # fmt: skip
