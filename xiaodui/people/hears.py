"""What people hear: colleagues and teams stay findable under the names that they have now."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.people import verbs
from xiaodui.people.models import Person, Team
from xiaodui.search.sockets import KINDS, SearchKind
from xiaodui.search.writing import Findable, index_many

KINDS.plug(
    SearchKind(
        "person", _("同事"), "user",
        lambda by, ids: Person.objects.visible_to(by).active().filter(pk__in=ids).select_related("team"),
        lambda person: reverse("person", args=[person.pk]),
        hint=lambda person: " · ".join(part for part in (person.title, str(person.team or "")) if part), order=60,
    )
)  # fmt: skip
KINDS.plug(
    SearchKind(
        "team", _("团队"), "users", lambda by, ids: Team.objects.visible_to(by).standing().filter(pk__in=ids),
        lambda team: reverse("team", args=[team.pk]), hint=lambda team: team.slogan, order=70,
    )
)  # fmt: skip


@hears(
    verbs.PERSON_INVITED, verbs.PERSON_ENTERED, verbs.PERSON_JOINED, verbs.PERSON_EDITED, verbs.PERSON_ACTIVATED,
    verbs.TEAM_CREATED, verbs.TEAM_EDITED,
)  # fmt: skip
def keep_findable(facts: Sequence[Fact]) -> None:
    """Read anew rather than from the fact: personal values aren't in it."""
    ids: dict[str, set[int]] = {"person": set(), "team": set()}
    for fact in facts:
        ids[kind_of(fact.subject)].add(id_of(fact.subject))
    people = Person.objects.filter(pk__in=ids["person"])
    index_many(Findable("person", one.pk, one.name, one.login, f"{one.title} {one.phone}") for one in people)
    index_many(Findable("team", one.pk, one.name, one.slogan) for one in Team.objects.filter(pk__in=ids["team"]))
