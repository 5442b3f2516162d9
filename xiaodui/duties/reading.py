"""A charter or a role card as a page reads it: its paragraphs, what changed, who signed."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.text.diffing import Piece, changes
from xiaodui.duties.acts.versions import beside
from xiaodui.duties.binding import Thing, bound_of, standing_of
from xiaodui.duties.models import Charter, RoleCard
from xiaodui.duties.models.card import SAID
from xiaodui.measures import all_measures
from xiaodui.measures.asking import name_of

CHARTER = [
    ("purpose", _("我们为什么在一起")),
    ("beyond", _("除了钱还为了什么")),
    ("values", _("我们看重什么")),
    ("style", _("我们怎么做事")),
]
CARD = [("duties", _("做什么")), ("decides", _("自己能定")), ("asks", _("要先问")), ("talks", _("什么时候找谁"))]


@dataclass(frozen=True)
class Paragraph:
    """`pieces` mark what changed since the version before; empty when nothing is compared."""

    name: str
    title: Any
    text: str
    pieces: list[Piece]

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]


def paragraphs(thing: Thing, before: Thing | None = None) -> list[Paragraph]:
    """In order; what nobody wrote is left out. English where the reader reads English and it was written."""
    found = []
    for name, title in CHARTER if isinstance(thing, Charter) else CARD:
        text, old = _said(thing, name), _said(before, name) if before is not None else ""
        if text or old:
            found.append(Paragraph(name, title, text, changes(old, text) if before is not None else []))
    return found


def _said(thing: Any, name: str) -> str:
    return str(thing.said(name)) if name in SAID and isinstance(thing, RoleCard) else str(getattr(thing, name))


def figures_of(charter: Charter) -> list[str]:
    """Names of what it publishes."""
    return [name_of(measure) for measure in all_measures() if measure.code in charter.publishes]


def open_to_all() -> list[str]:
    """Names of what everybody sees anyway."""
    return [name_of(measure) for measure in all_measures() if measure.published]


def read(thing: Thing, reader: Any, *, compare: bool) -> dict[str, Any]:
    """What the page of one version needs. Ten queries at most."""
    versions = list(beside(thing).published().select_related("published_by").order_by("-number"))
    older = [one for one in versions if thing.is_draft or one.number < (thing.number or 0)]
    before = older[0] if older else None
    mine = next((one for one in bound_of(reader) if one.thing == thing), None) if thing.is_in_force else None
    leads = bool(reader.may("lead", thing.team))
    standing = standing_of(thing) if thing.is_in_force else None
    return {
        "thing": thing, "team": thing.team, "before": before, "versions": versions, "compare": compare and before,
        "paragraphs": paragraphs(thing, before if compare else None), "mine": mine, "leads": leads,
        "standing": standing, "draft": _draft(thing, leads),
    }  # fmt: skip


def _draft(thing: Thing, leads: bool) -> Any:
    """The draft of the next version, for who leads the team."""
    return beside(thing).drafts().first() if leads and not thing.is_draft else None
