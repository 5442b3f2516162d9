"""What notices hear of lower rooms: a role given or taken, a place as deputy, another team."""

from collections.abc import Sequence

from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.notices.giving import Giving, notify_many
from xiaodui.notices.kinds import NoticeKind
from xiaodui.people import verbs

MY_PLACE = NoticeKind(
    "person.placed", zh="我的角色、团队和代理", en="My roles, team and delegations", icon="key", order=80
)


@hears(verbs.ROLE_GRANTED, verbs.ROLE_REVOKED, verbs.PERSON_MOVED, verbs.PERSON_OWNS, verbs.PERSON_OWNS_NO_MORE)
def tell_whose_place_changed(facts: Sequence[Fact]) -> None:
    notify_many(MY_PLACE, [Giving(fact, [id_of(fact.subject)]) for fact in facts])


@hears(verbs.DELEGATED, verbs.DELEGATION_ENDED)
def tell_who_stands_in(facts: Sequence[Fact]) -> None:
    """The deputy, when somebody gives him his place or takes it back; the giver, when another ended it."""
    notify_many(MY_PLACE, [Giving(fact, _concerned(fact)) for fact in facts])


def _concerned(fact: Fact) -> list[int]:
    named = (fact.subject, fact.within)
    return [id_of(key) for key in named if kind_of(key) == "person"]
