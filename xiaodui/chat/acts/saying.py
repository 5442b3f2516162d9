"""Saying something, saying it better, taking it back."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.changing import place
from xiaodui.chat.acts.enclosing import check_enclosed, tell_kept, tell_loosened, tell_recalled
from xiaodui.chat.acts.inputs import Recall, Reword, Say
from xiaodui.chat.acts.looking import looked_at
from xiaodui.chat.acts.numbering import next_seq, next_tick
from xiaodui.chat.acts.rights import may_recall, seat_of, sits, wrote
from xiaodui.chat.drawing import called, draw
from xiaodui.chat.models import Message, Naming, Room, Seat
from xiaodui.chat.people import ALL, Names, named_in
from xiaodui.chat.sockets import Saying
from xiaodui.chat.verbs import MESSAGE_EDITED, MESSAGE_RECALLED, MESSAGE_SAID
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.prepared import Prepared
from xiaodui.core.prepared_rows import Insert
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal import Fact, key_of, record
from xiaodui.journal.keys import id_of

MOST_NAMED = 50
REWORDED_FOR = timedelta(hours=24)
_MESSAGES = Insert(Message)
_BEFORE = Prepared(
    lambda room, by, client: Message.objects.filter(room_id=room, author_id=by, client=client), int, int, str
)
_READ = Prepared(
    lambda room, by, seq, at: (Seat.objects.filter(room_id=room, person_id=by), {"read_seq": seq, "read_at": at}),
    int, int, int, datetime,
)  # fmt: skip


def print_of(text: str) -> str:
    """The text's print: who keeps the words can prove that they were these."""
    return hashlib.sha256(text.encode()).hexdigest()


@act("rooms.say", on=Room, who=sits, takes=Say, label=_("发言"))
def say(
    room: Room,
    *,
    by: Any,
    text: str,
    enclosed: list[str],
    client: str,
    under: Message | None,
    anyway: bool,
    urgent: bool,
) -> Message:
    """发言. With the sender's own `client` id it stands once, however often it is sent; that answers the first again.

    Whoever looks at it first (`LOOKS`) may hold it with a sentence for its writer alone; `anyway` sends what he was asked
    about as it is.
    """
    if client and by and (before := _BEFORE.records(room.pk, by.pk, client)):
        return before[0]
    text = text.strip("\n")
    if not text.strip() and not enclosed:
        raise Invalid({"text": [_("还没写内容。")]})
    _check_turn(room, by, under)
    check_enclosed(room, by, enclosed)
    found = looked_at(Saying(room, by, text, under, enclosed, anyway, None, urgent, client))
    now = clock.now()
    root = under.root_id or under.pk if under else None
    seq, tick = next_seq(room.pk, now, 2 if root else 1)
    names = named_in(room, text, by)
    message = Message(
        room=room, author=by, client=client, text=text, html=draw(text, names), enclosed=enclosed, said_at=now,
        urgent=urgent, seq=seq, tick=tick - 1 if root else tick, root_id=root,
    )  # fmt: skip
    _MESSAGES.rows([message])
    tell_kept(message)
    if root:
        Message.objects.filter(pk=root).update(answered=F("answered") + 1, answered_at=now, tick=tick)
    named = name_in(message, names)
    if by:
        _READ.change(room.pk, by.pk, seq, now)
    record(
        MESSAGE_SAID, message, by=by, **place(message, tick), ticks=2 if root else 1, team=room.team,
        print=print_of(text), length=len(text),
        **said_of(message, named, names, by), root=f"message:{root}" if root else "", enclosed=enclosed,
        **({"urgent": True} if urgent else {}),
        **found,
    )  # fmt: skip
    return message


def _check_turn(room: Room, by: Any, under: Message | None) -> None:
    if under is not None and under.room_id != room.pk:
        raise Refusal("message.elsewhere", _("要回复的那一条在别的群里，请到那个群里回复。"))
    seat = seat_of(by, room) if by is not None else None
    if by is not None and room.kind == "notice" and not (under or (seat and seat.runs_it)):
        raise Refusal("room.notice", _("这里只发公告，由管理员发。有话可以回复在公告下面。"))


def name_in(message: Message, names: Names) -> list[int]:
    """Keeps whom it calls, in the order of their ids; not its author. Of single names the first fifty count; groups count
    whole."""
    calls = [ids for _words, ids in called(message.text, names) if ids]
    single = sorted({pk for ids in calls if len(ids) == 1 for pk in ids} - {message.author_id})[:MOST_NAMED]
    named = sorted({*single, *(pk for ids in calls if len(ids) > 1 for pk in ids)} - {message.author_id})
    Naming.objects.bulk_create(
        [Naming(message=message, person_id=pk, room_id=message.room_id, seq=message.seq) for pk in named],
        ignore_conflicts=True, batch_size=400,
    )  # fmt: skip
    return named


def said_of(message: Message, named: list[int], names: Names, by: Any, beyond: int = 0) -> dict[str, Any]:
    """Whom the fact names; of more than fifty it says that they are all or many, and who wants to know reads the namings
    that it made: `beyond` the last that stood before it, up to its own last. One query then, else none."""
    if len(named) <= MOST_NAMED:
        return {"named": [f"person:{pk}" for pk in named]}
    others = names[ALL[0]] - {by.pk if by else 0}
    last = Naming.objects.filter(message=message).aggregate(last=Max("pk"))["last"]
    return {"named": [], "called": "all" if others <= set(named) else "many", "namings": [beyond, last]}


@act("messages.reword", on=Message, who=wrote, takes=Reword, label=_("改一改"))
def reword(message: Message, *, by: Any, text: str, anyway: bool, version: int) -> Message:
    """改. Within a day; that it was changed stays visible, and the print of what stood before stays in the journal. Whom it
    names now and never named before hears of it."""
    if message.said_at < clock.now() - REWORDED_FOR:
        raise Refusal("message.old", _("发出一天以后不能再改。要更正，请再发一条说明。"))
    found = looked_at(Saying(message.room, by, text, message.root, message.enclosed, anyway, message))
    names, before = named_in(message.room, text, by), print_of(message.text)
    tick = next_tick(message.room_id)
    rows = Message.objects.standing().filter(pk=message.pk, version=version)
    if not rows.update(text=text, html=draw(text, names), edited_at=clock.now(), tick=tick, version=F("version") + 1):
        _refuse_gone(message)
    message.refresh_from_db()
    called_before = dict(Naming.objects.filter(message=message).values_list("person_id", "pk"))
    named = name_in(message, names)
    fresh = _named_first(message, named, set(called_before))
    Naming.objects.filter(message=message).exclude(person_id__in=named).delete()
    record(
        MESSAGE_EDITED, message, by=by, **place(message, tick), before=before, print=print_of(text), length=len(text),
        **said_of(message, fresh, names, by, max(called_before.values(), default=0)), **found,
    )  # fmt: skip
    return message


def _named_first(message: Message, named: list[int], called_before: set[int]) -> list[int]:
    """Of those named now, whom neither what stood there a moment ago nor what stood there earlier named."""
    if fresh := set(named) - called_before:
        for fact in Fact.objects.filter(subject=key_of(message), verb__in=[MESSAGE_SAID.name, MESSAGE_EDITED.name]):
            fresh -= {id_of(key) for key in fact.detail.get("named", [])}
    return sorted(fresh)


@act("messages.recall", on=Message, who=may_recall, takes=Recall, label=_("撤回"))
def recall(message: Message, *, by: Any) -> Message:
    """撤回. By who said it; that something stood here stays visible, what it was does not."""
    return withdraw(message, by)


def withdraw(message: Message, by: Any, *, may_return: bool = False) -> Message:
    """Its words go, and what it carried, or that waits where it `may_return`. In the caller's transaction; a Refusal where it
    no longer stands."""
    tick, before, carried = next_tick(message.room_id), print_of(message.text), message.enclosed
    changes = {"text": "", "html": "", "enclosed": [], "recalled_at": clock.now(), "recalled_by": by, "pinned_at": None}
    if not Message.objects.standing().filter(pk=message.pk).update(**changes, tick=tick, version=F("version") + 1):
        _refuse_gone(message)
    message.refresh_from_db()
    Naming.objects.filter(message=message).delete()
    (tell_loosened if may_return else tell_recalled)(message, carried)
    record(MESSAGE_RECALLED, message, by=by, **place(message, tick), before=before)
    return message


def _refuse_gone(message: Message) -> None:
    if Message.objects.standing().filter(pk=message.pk).exists():
        raise Refusal("stale", _("刚才在别处改过了，刷新后再改。"))
    raise Refusal("message.recalled", _("这一条已经撤回了。"))
