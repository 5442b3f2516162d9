"""What duties show on the pages of lower rooms: a team's, a person's, and Today."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock
from xiaodui.core.sockets import Matter
from xiaodui.duties.binding import Thing, bound_of, kind_of, pending_of
from xiaodui.duties.kinds import name_of
from xiaodui.duties.matrix import matrix_of, standing_in
from xiaodui.duties.models import Charter, DutySignature, PhaseRole, RoleCard
from xiaodui.governance.sockets import SignedThing, ToSign
from xiaodui.people.models import Person, Team
from xiaodui.people.models.role import holding


def url_of(thing: Thing) -> str:
    return reverse("charter" if isinstance(thing, Charter) else "role-card", args=[thing.pk])


def team_part(request: Any, team: Team) -> tuple[str, dict[str, Any]]:
    """Who does and who decides; the rest stands on the page of duties."""
    lines = [line for line in matrix_of(team, request.user) if line.own]
    return "duties/_team_part.html", {"team": team, "lines": lines}


def person_part(request: Any, person: Person) -> tuple[str, dict[str, Any]]:
    """His topics and phases for everybody; what he has signed for himself and those who see his records."""
    reader = request.user
    phases = PhaseRole.objects.visible_to(reader).filter(holding(clock.today()), person=person).select_related("team")
    bound = bound_of(person) if reader.reach.sees(person.pk) else []
    said = [
        {"name": name_of(one.thing), "url": url_of(one.thing), "signed_at": one.signed_at, "kind": one.kind}
        for one in bound
    ]
    context = {"lines": standing_in(person, reader), "phases": list(phases), "bound": said}
    return "duties/_person_part.html", context


def signed_things() -> Iterator[SignedThing]:
    """Charters and role cards for the rulebook's lists of what one signs."""
    for order, (kind, label) in enumerate((("charter", gettext_lazy("队章")), ("rolecard", gettext_lazy("职责卡")))):
        yield SignedThing(kind, label, partial(_waiting, kind), partial(_signed, kind), 60 + order)


def _waiting(kind: str, person: Person) -> list[ToSign]:
    return [ToSign(name_of(one), url_of(one)) for one in pending_of(person) if kind_of(one) == kind]


def _signed(kind: str, person: Person) -> list[ToSign]:
    """All that he ever signed, the newest first. Two queries."""
    rows = DutySignature.objects.filter(person=person, kind=kind).order_by("-at", "-pk").values_list("thing", "at")
    at = dict(rows)
    model: Any = Charter if kind == "charter" else RoleCard
    known = model.objects.select_related("team", *(["role"] if kind == "rolecard" else [])).in_bulk(list(at))
    return [ToSign(name_of(known[pk]), url_of(known[pk]), when) for pk, when in at.items() if pk in known]


def matters(person: Person) -> Iterator[Matter]:
    """What waits for his signature."""
    waiting = pending_of(person)
    if not waiting:
        return
    first, rest = waiting[0], len(waiting) - 1
    if rest:
        sentence = _("%(what)s等你签，另外还有 %(rest)s 份。") % {"what": name_of(first), "rest": rest}
    else:
        sentence = _("%(what)s等你签，读完要不了三分钟。") % {"what": name_of(first)}
    yield Matter(sentence, 45, url_of(first))
