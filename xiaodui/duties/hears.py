"""What duties hear: a new version asks its readers to sign; who comes or goes is asked for what holds where he stands now."""

from collections.abc import Iterable, Sequence

from xiaodui.deadlines import Deadline, Promise, close, open_many
from xiaodui.duties.acts.versions import beside
from xiaodui.duties.binding import Thing, pending_of, standing_of, things_of
from xiaodui.duties.models import Charter, RoleCard
from xiaodui.duties.verbs import CARD_PUBLISHED, CHARTER_PUBLISHED
from xiaodui.governance.book import value
from xiaodui.governance.deadlines import ACK
from xiaodui.journal import Fact, hears, key_of
from xiaodui.journal.keys import id_of
from xiaodui.notices import NoticeKind, notify
from xiaodui.people import verbs
from xiaodui.people.models import Person

DUTIES_CHANGED = NoticeKind(
    "duties.changed",
    zh="队章或职责卡有了新版本",
    en="A charter or role card has a new version",
    icon="id-badge-2",
    order=23,
)
A_DAY = 480
"""Working minutes that a day of the rule is reckoned at."""


def _promise(thing: Thing, person: Person) -> Promise:
    days = int(value("rules.ack_days", for_=thing.team).value)
    return Promise(thing, person, minutes=days * A_DAY, within=thing.team, clause="rules.ack_days")


@hears(CHARTER_PUBLISHED, CARD_PUBLISHED)
def ask_for_signatures(facts: Sequence[Fact]) -> None:
    """Everybody whom the new version binds is told and has some working days to sign; the version before asks no more."""
    for fact in facts:
        model = Charter if fact.verb == CHARTER_PUBLISHED.name else RoleCard
        thing = model.objects.in_force().select_related("team").filter(pk=id_of(fact.subject)).first()
        if thing is None:
            continue
        missing = standing_of(thing).missing
        notify(DUTIES_CHANGED, fact, [person.pk for person in missing])
        open_many(ACK, [_promise(thing, person) for person in missing])
        for former in beside(thing).published().exclude(pk=thing.pk):
            close(ACK, former)


@hears(
    verbs.PERSON_ENTERED, verbs.PERSON_JOINED, verbs.PERSON_MOVED, verbs.PERSON_ACTIVATED, verbs.ROLE_GRANTED,
    verbs.ROLE_REVOKED, verbs.TEAM_LED,
)  # fmt: skip
def ask_who_comes(facts: Sequence[Fact]) -> None:
    """What holds where he stands now is asked of him; what held where he stood is asked no more."""
    ids = {id_of(key) for fact in facts for key in (fact.subject, fact.within) if key.startswith("person:")}
    for person in Person.objects.active().filter(pk__in=ids).select_related("team"):
        open_many(ACK, [_promise(thing, person) for thing in pending_of(person)])
        _ask_no_more(person, things_of(person))


def _ask_no_more(person: Person, things: Iterable[Thing]) -> None:
    holds = {key_of(thing) for thing in things}
    open_ones = Deadline.objects.open().filter(kind=ACK.name, promiser=person)
    for subject in open_ones.values_list("subject", flat=True):
        if subject.partition(":")[0] in {"charter", "rolecard"} and subject not in holds:
            close(ACK, subject, person=person)
