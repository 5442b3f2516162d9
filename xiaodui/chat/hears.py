"""What the chat hears: of teams and people, so that rooms follow them; of its own, to tell whom a message names."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import F, Q

from xiaodui.chat.acts.inheriting import hand_on
from xiaodui.chat.acts.ruling import follow_teams
from xiaodui.chat.models import Message, Naming, Seat
from xiaodui.chat.verbs import MESSAGE_EDITED, MESSAGE_SAID, SEAT_ASKED, SEAT_TURNED_AWAY
from xiaodui.duties.bench import bench
from xiaodui.journal import Fact, hears
from xiaodui.journal.keys import id_of
from xiaodui.notices import NoticeKind
from xiaodui.notices.giving import Giving, notify_many
from xiaodui.people import verbs as people
from xiaodui.people.models import Person

WARNED = NoticeKind("message.warned", "提醒过还是发了", "Sent after a warning", "alert-triangle", order=21)
NAMED = NoticeKind("message.named", "群里提到我", "Mentions of me in rooms", "at", order=20)
ANSWERED = NoticeKind(
    "message.answered", "有人回了我参与的话题", "Answers in threads I am in", "message-reply", order=21
)
ASKS_IN = NoticeKind("seat.asked", "有人申请进我管的群", "Who asks into rooms that I run", "user-plus", order=23)
TURNED_AWAY = NoticeKind(
    "seat.turned_away", "我申请的群没让我进", "Rooms that didn't let me in", "user-minus", order=23
)  # fmt: skip
INHERITS = NoticeKind("seat.inherited", "群交给了我", "Rooms handed on to me", "key", order=23)
SAID = NoticeKind("message.said", "我要每条都知道的群", "Rooms of which I want every message", "message-2", order=22)

MOVES = (
    people.TEAM_CREATED, people.TEAM_EDITED, people.TEAM_LED, people.TEAM_MOVED, people.TEAM_CLOSED, people.PERSON_ENTERED,
    people.PERSON_JOINED, people.PERSON_MOVED, people.PERSON_ACTIVATED, people.PERSON_DEACTIVATED,
)  # fmt: skip


@hears(*MOVES)
def keep_rooms_of_teams(facts: Sequence[Fact]) -> None:
    follow_teams()


@hears(people.PERSON_DEACTIVATED)
def hand_rooms_on(facts: Sequence[Fact]) -> None:
    """Also those of whom left before; who came back meanwhile keeps his."""
    if given := [Giving(fact, {heir}) for fact, heir in hand_on({id_of(fact.subject) for fact in facts})]:
        notify_many(INHERITS, given)


@hears(MESSAGE_SAID, MESSAGE_EDITED, from_now=True)
def tell_who_is_named(facts: Sequence[Fact]) -> None:
    """Who wants every message of a room is told of every one, who wants none of none, also when it names him; else whom it
    names, and those whose thread it answers. Of an edit those alone whom it names for the first time."""
    rings, named, theirs = _rings(facts), _named_in(facts), _in_the_thread(facts)
    said = [fact for fact in facts if fact.verb == MESSAGE_SAID.name]
    for kind, choose, told_of in ((NAMED, _named, facts), (ANSWERED, _answered, said), (SAID, _every, said)):
        chosen = [(fact, choose(named[fact.pk], rings[fact.within], theirs.get(fact.pk, set()))) for fact in told_of]
        if given := [Giving(fact, ids, fact.within) for fact, ids in chosen if ids]:
            notify_many(kind, given)


@hears(SEAT_ASKED, from_now=True)
def tell_who_lets_in(facts: Sequence[Fact]) -> None:
    """Those who run the room as it is now."""
    running: dict[str, set[int]] = defaultdict(set)
    seats = Seat.objects.taken().filter(
        room_id__in=[id_of(fact.subject) for fact in facts], role__in=["owner", "admin"]
    )
    for room, person in seats.values_list("room_id", "person_id"):
        running[f"room:{room}"].add(person)
    if given := [Giving(fact, running[fact.subject]) for fact in facts if running[fact.subject]]:
        notify_many(ASKS_IN, given)


@hears(SEAT_TURNED_AWAY, from_now=True)
def tell_who_is_turned_away(facts: Sequence[Fact]) -> None:
    notify_many(TURNED_AWAY, [Giving(fact, {id_of(fact.detail["who"])}) for fact in facts])


def _rings(facts: Sequence[Fact]) -> dict[str, dict[int, str]]:
    """{room's key: {person: ring}} of those who chose otherwise than to be told when they are named."""
    found: dict[str, dict[int, str]] = {fact.within: {} for fact in facts}
    chosen = Seat.objects.taken().filter(room_id__in=[id_of(key) for key in found]).exclude(ring="named")
    for room, person, ring in chosen.values_list("room_id", "person_id", "ring"):
        found[f"room:{room}"][person] = ring
    return found


def _named_in(facts: Sequence[Fact]) -> dict[int, set[int]]:
    """Whom each names; of a group too large for its fact, as those of the message's namings say that the fact made."""
    found = {fact.pk: {id_of(key) for key in fact.detail.get("named", [])} for fact in facts}
    large: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.detail.get("called"):
            large[id_of(fact.subject)].append(fact)
    if large:
        namings = Naming.objects.filter(message_id__in=large).values_list("pk", "message_id", "person_id")
        for pk, message, person in namings:
            for fact in large[message]:
                first, last = fact.detail.get("namings", (0, pk))
                if first < pk <= last:
                    found[fact.pk].add(person)
    return found


def _in_the_thread(facts: Sequence[Fact]) -> dict[int, set[int]]:
    """Who asked or answered in the thread that each goes on, and still sits there. No query where none is an answer."""
    answers = [fact for fact in facts if fact.detail.get("root")]
    if not answers:
        return {}
    spoke: dict[int, list[tuple[int, int]]] = {id_of(fact.detail["root"]): [] for fact in answers}
    within = Q(pk__in=spoke) | Q(root__in=spoke)
    seated = Q(room__seats__person_id=F("author"), room__seats__left_at=None)
    for pk, root, author in Message.objects.filter(within, seated).values_list("pk", "root", "author").distinct():
        spoke[root or pk].append((pk, author))
    return {
        fact.pk: {
            author
            for pk, author in spoke[id_of(fact.detail["root"])]
            if pk < id_of(fact.subject) and f"person:{author}" != fact.actor
        }
        for fact in answers
    }


def _named(named: set[int], rings: dict[int, str], theirs: set[int]) -> set[int]:
    return {pk for pk in named if rings.get(pk) != "none"}


def _answered(named: set[int], rings: dict[int, str], theirs: set[int]) -> set[int]:
    return {pk for pk in theirs - named if rings.get(pk) not in {"none", "all"}}


def _every(named: set[int], rings: dict[int, str], theirs: set[int]) -> set[int]:
    return {pk for pk, ring in rings.items() if ring == "all"} - named


@hears(MESSAGE_SAID, MESSAGE_EDITED, from_now=True)
def tell_the_leader(facts: Sequence[Fact]) -> None:
    """Who leads the writer hears that it was sent after a warning, of a leader's who leads above him; the words he reads
    where he sits himself."""
    warned = [fact for fact in facts if fact.detail.get("warned")]
    writers = Person.objects.select_related("team").in_bulk([id_of(fact.actor) for fact in warned])
    leaders = {pk: leader.pk for pk, writer in writers.items() if (leader := bench(writer, []))}
    given = [Giving(fact, {leaders[pk]}) for fact in warned if (pk := id_of(fact.actor)) in leaders]
    if given:
        notify_many(WARNED, given)
