"""等回话: opened by what is said, ended by an answer, by its withdrawal, or by whoever asked."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.prepared import Prepared
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import Fact, key_of, record
from xiaodui.norms.acts.inputs import Nothing
from xiaodui.norms.deadlines import REPLY, held_by, start
from xiaodui.norms.models import Wait
from xiaodui.norms.telling import ABOUT_ME
from xiaodui.norms.verbs import WAIT_ENDED, WAIT_OPENED
from xiaodui.norms.whom import able_in, owed_by
from xiaodui.notices import NoticeKind, notify

ASKED = NoticeKind(
    "wait.asked", "群里有人等我回话", "Somebody waits for my answer", "message-reply", urgent=True, order=19
)

_OPEN_HERE = Prepared(
    lambda room, at: Wait.objects.open().filter(room_id=room, asked_at__lt=at).values_list("pk")[:1], int, datetime
)


def expect(message: Message) -> list[Wait]:
    """Opens a wait and its clock for each who owes an answer; twice it is once. In the caller's transaction."""
    kind, people = owed_by(message)
    return [wait for person in people if (wait := _ask(message, person, kind, message.said_at))]


def reworded(message: Message, at: datetime) -> None:
    """Said otherwise: who isn't asked any more owes nothing, who is asked only now owes it from now on, other clocks go on.
    A question that had its answer isn't asked again of somebody else."""
    kind, people = owed_by(message)
    before = list(Wait.objects.filter(message=message).select_related("person", "asker"))
    asked_now = {person.pk for person in people}
    for wait in before:
        if wait.is_open and wait.person_id not in asked_now:
            _end(wait, "withdrawn", at)
    if kind == "named" or all(one.end in {"", "withdrawn", "excused"} for one in before):
        for person in people:
            _ask(message, person, kind, at)


def _ask(message: Message, person: Any, kind: str, at: datetime) -> Wait | None:
    """None where it was asked of him before, unless that was withdrawn before `at`."""
    asker: Any = message.author
    wait, fresh = Wait.objects.get_or_create(
        message=message, person=person,
        defaults={
            "room": message.room, "asker": asker, "team": person.team, "kind": kind, "urgent": message.urgent, "asked_at": at,
        },
    )  # fmt: skip
    if not fresh:
        withdrawn = Wait.objects.filter(pk=wait.pk, end="withdrawn", ended_at__lt=at)
        if not withdrawn.update(ended_at=None, end="", kind=kind, asked_at=at):
            return None
        wait.refresh_from_db()
    fact = _said(WAIT_OPENED, wait, asker, cite=start(wait).clause)
    if kind != "named":  # who is named hears of it from the chat itself
        notify(ASKED, fact, {person.pk}, told=True)
    return wait


def _said(verb: Any, wait: Wait, by: Any, **detail: Any) -> Fact:
    told = [key_of(wait.asker), key_of(wait.person)]
    return record(
        verb, wait, by=by, within=key_of(wait), heard=told, told=told, owner=key_of(wait.person), asker=key_of(wait.asker),
        team=wait.team, **detail,
    )  # fmt: skip


def answered(message: Message) -> None:
    """Whoever owed an answer here and speaks has given it: below the question, or in the room. A question to nobody in
    particular may be answered by anybody below it; that counts for nobody."""
    if not message.author_id or not _OPEN_HERE.rows(message.room_id, message.said_at):
        return
    open_here = (
        Wait.objects.open().filter(room=message.room_id, asked_at__lt=message.said_at).select_related("person", "asker")
    )
    place = (
        Q(message_id=message.root_id) | Q(message__root_id=message.root_id)
        if message.root_id
        else Q(message__root=None)
    )
    mine = Q(person=message.author_id) | Q(pk__in=held_by(message.author_id))
    for wait in open_here.filter(place, mine):
        _end(wait, "replied", message.said_at, by=message.author)
    if message.root_id:
        for wait in open_here.filter(message_id=message.root_id).exclude(kind="named").exclude(asker=message.author_id):
            _end(wait, "other", message.said_at, by=message.author)


def signed(message_id: int, person: Any, at: Any) -> None:
    """A reaction of who owes the answer, where his clause lets it count."""
    for wait in Wait.objects.open().filter(message=message_id, person=person).select_related("person", "asker"):
        if rulebook.value("chat.reply_by_sign", for_=wait.person).value:
            _end(wait, "signed", at, by=wait.person)


def withdrawn(message_id: int) -> None:
    """Recalled, nobody owes anything for it."""
    for wait in Wait.objects.open().filter(message=message_id).select_related("person", "asker"):
        _end(wait, "withdrawn", clock.now())


def freed(room: int) -> None:
    """Who left a room, is asked to be silent there, or whose room is closed can't answer there: he owes nothing in it."""
    able = Q(room__archived_at=None, person__in=able_in(room))
    for wait in Wait.objects.open().filter(room=room).exclude(able).select_related("person", "asker"):
        _end(wait, "withdrawn", clock.now())


def excuse(wait: Wait, by: Any, reason: str) -> None:
    """It wasn't his to answer: nothing of it counts any more, whether it is open, came late or never came. Where he owed it
    still, who asked hears that he needn't wait for him."""
    deadlines.excuse(REPLY, wait, by=by, reason=reason)
    if fact := _end(wait, "excused", clock.now(), by=by):
        notify(ABOUT_ME, fact, {wait.asker_id}, told=True)


def counts(wait: Wait) -> bool:
    """Whether he owes it still, or it counted as late or unanswered."""
    return bool(wait.is_open or deadlines.excusable(REPLY, wait).exists())


def _end(wait: Wait, end: str, at: Any, by: Any = None) -> Fact | None:
    if not Wait.objects.open().filter(pk=wait.pk).update(ended_at=at, end=end):
        return None
    wait.ended_at, wait.end = at, end
    if end in {"replied", "signed"}:
        deadlines.meet(REPLY, wait, at=at, by=by)
    else:
        deadlines.close(REPLY, wait)
    return _said(WAIT_ENDED, wait, by, end=end)


def asked(by: Any, wait: Wait) -> bool:
    return bool(wait.asker_id == by.pk)


@act("waits.settle", on=Wait, who=asked, takes=Nothing, label=_("有答案了"))
def settle(wait: Wait, *, by: Any) -> Wait:
    """有答案了. Whoever asked needs no answer any more, from none of those whom these words asked; a miss that was counted
    stays counted."""
    now = clock.now()
    if not _end(wait, "settled", now, by=by):
        raise Refusal("wait.over", _("这一句已经不用等了，刷新后再看。"))
    others = Wait.objects.open().filter(message=wait.message_id, asker=wait.asker_id)
    for other in others.select_related("person", "asker"):
        _end(other, "settled", now, by=by)
    return wait
