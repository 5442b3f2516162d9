"""管群: what is held for a look, what a colleague finds unfit, what is taken down."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat import acts as chat
from xiaodui.chat.acts.rights import runs, sits, sits_there
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.norms.acts.inputs import Because, GiveBack, Nothing
from xiaodui.norms.acts.pacing import CITE
from xiaodui.norms.bench import bench
from xiaodui.norms.models import Flag, Held, TakeDown
from xiaodui.norms.running import keepers_of, runners_of
from xiaodui.norms.telling import ABOUT_ME, TO_LOOK, tell
from xiaodui.norms.verbs import FLAG_DISMISSED, FLAGGED, HELD, HELD_PASSED, HELD_RETURNED, TAKEN_DOWN

_passing: ContextVar[bool] = ContextVar("norms.passing", default=False)


def is_passing() -> bool:
    """Whether what is being said now was looked at by a person already."""
    return _passing.get()


@contextmanager
def _looked_at() -> Iterator[None]:
    token = _passing.set(True)
    try:
        yield
    finally:
        _passing.reset(token)


def say_for(room: Any, person: Any, **said: Any) -> Message:
    """Say it as its writer, past the looks that held it."""
    if not sits(person, room):
        raise Refusal("room.outside", _("%(name)s 已经不在群里了。") % {"name": person.name})
    with _looked_at():
        return chat.say(room, by=person, anyway=True, **said)  # type: ignore[no-any-return]


def hold(saying: Any, cite: str) -> Held:
    """Keeps what was to be said, for who runs the room to look at."""
    made = Held.objects.create(
        room=saying.room, by=saying.by, text=saying.text, enclosed=list(saying.enclosed), under=saying.under, cite=cite,
        held_at=clock.now(),
    )  # fmt: skip
    tell(HELD, made, None, saying.by, runners_of(saying.room, saying.by), TO_LOOK, room=saying.room, cite=cite)
    return made


def may_look(by: Any, held: Held) -> bool:
    return bool(held.by_id != by.pk and runs(by, held.room))


@act("held.let_through", on=Held, who=may_look, takes=Nothing, label=_("放行"))
def let_through(held: Held, *, by: Any) -> Held:
    """放行. It is said now, as its writer's."""
    _decide(held, by, "passed", "")
    said = say_for(held.room, held.by, text=held.text, enclosed=held.enclosed, under=held.under)
    Held.objects.filter(pk=held.pk).update(message=said)
    tell(HELD_PASSED, held, by, held.by, [held.by_id], ABOUT_ME, room=held.room, cite=held.cite)
    held.refresh_from_db()
    return held


@act("held.give_back", on=Held, who=may_look, takes=GiveBack, label=_("退回"))
def give_back(held: Held, *, by: Any, word: str) -> Held:
    """退回. With a word; its text stays with its writer."""
    _decide(held, by, "returned", word)
    tell(
        HELD_RETURNED,
        held,
        by,
        held.by,
        [held.by_id],
        ABOUT_ME,
        room=held.room,
        cite=held.cite,
        personal={"word": word},
    )
    return held


def _decide(held: Held, by: Any, state: str, word: str) -> None:
    said = {"state": state, "word": word, "decided_by": by, "decided_at": clock.now()}
    if not Held.objects.waiting().filter(pk=held.pk).update(**said):
        raise Refusal("held.over", _("这一条已经有人看过了，刷新后再看。"))
    held.refresh_from_db()


def may_flag(by: Any, message: Message) -> bool:
    return sits_there(by, message) and message.author_id not in {by.pk, None} and not message.room.is_direct


@act("messages.flag", on=Message, who=may_flag, takes=Because, label=_("这条不合适"))
def flag(message: Message, *, by: Any, reason: str) -> Flag:
    """报不合适. To who runs the room, else to who leads its writer, who then decides; the writer doesn't learn who."""
    if not message.stands:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
    writer: Any = message.author
    keepers = keepers_of(message.room) - {writer.pk}
    decider = None if keepers else bench(writer, [by.pk])
    if not keepers and decider is None:
        raise Refusal("flag.nobody", _("没有没参与的上一级能答复，请当面找负责人说。"))
    said = {"reason": reason, "at": clock.now(), "decider": decider}
    made, fresh = Flag.objects.get_or_create(message=message, by=by, defaults=said)
    if not fresh:
        raise Refusal("flag.twice", _("你已经报过这一条了，管群的人会看。"))
    to = {decider.pk} if decider else keepers
    tell(FLAGGED, made, None, None, to, TO_LOOK, room=message.room, personal={"reason": reason})
    return made


def may_judge(by: Any, flag: Flag) -> bool:
    """Who runs the room, or who was asked to."""
    return bool(flag.message.author_id != by.pk and (flag.decider_id == by.pk or runs(by, flag.message.room)))


@act("flags.dismiss", on=Flag, who=may_judge, takes=Nothing, label=_("没有不合适"))
def dismiss(flag: Flag, *, by: Any) -> Flag:
    """看过，没有不合适. Who flagged it is told."""
    said = {"decided_at": clock.now(), "decided_by": by, "outcome": "fine"}
    if not Flag.objects.open().filter(pk=flag.pk).update(**said):
        raise Refusal("flag.over", _("这一条已经有人看过了，刷新后再看。"))
    flag.refresh_from_db()
    tell(FLAG_DISMISSED, flag, by, None, [flag.by_id], ABOUT_ME, room=flag.message.room)
    return flag


def gone(messages: Collection[int]) -> None:
    """Recalled, there is nothing left to decide."""
    if messages:
        Flag.objects.open().filter(message__in=messages).update(decided_at=clock.now(), outcome="gone")


def may_take_down(by: Any, message: Message) -> bool:
    """Who runs the room, or who has a flag of it to decide."""
    if message.author_id in {by.pk, None}:
        return False
    return bool(runs(by, message.room) or Flag.objects.open().filter(message=message, decider=by.pk).exists())


@act("messages.take_down", on=Message, who=may_take_down, takes=Because, label=_("撤下"))
def take_down(message: Message, *, by: Any, reason: str) -> TakeDown:
    """撤下. With a reason that its writer reads, under the clause; the words are kept while he may object.
    Who doesn't run the room and was asked to decide takes it down in nobody's name there; its writer hears whose it was."""
    text, writer = message.text, message.author
    chat.withdraw(message, by if runs(by, message.room) else None)
    made = TakeDown.objects.create(
        message=message, by=by, reason=reason, text=text, at=clock.now(), cite=rulebook.value(CITE, for_=writer).cite
    )
    Flag.objects.open().filter(message=message).update(decided_at=clock.now(), decided_by=by, outcome="down")
    tell(
        TAKEN_DOWN,
        made,
        by,
        writer,
        [message.author_id],
        ABOUT_ME,
        room=message.room,
        cite=made.cite,
        personal={"reason": reason},
    )
    return made
