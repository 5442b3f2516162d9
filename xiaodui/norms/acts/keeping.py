"""管群: what is held for a look, what a colleague finds unfit, what is taken down."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat import acts as chat
from xiaodui.chat.acts.enclosing import tell_recalled
from xiaodui.chat.acts.looking import passed, whole_of
from xiaodui.chat.acts.rights import runs, sits, sits_there
from xiaodui.chat.models import Message
from xiaodui.chat.sockets import Saying
from xiaodui.core import clock
from xiaodui.core.acts import Act, act, act_named
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import Fact, key_of, record
from xiaodui.norms.acts.inputs import Because, GiveBack, Nothing
from xiaodui.norms.acts.pacing import CITE
from xiaodui.norms.models import Flag, Held, TakeDown
from xiaodui.norms.running import keepers_of, lookers_of
from xiaodui.norms.telling import ABOUT_ME, TO_LOOK, looked_at, tell
from xiaodui.norms.verbs import (
    CLEARED,
    FLAG_DISMISSED,
    FLAG_WITHDRAWN,
    FLAGGED,
    HELD,
    HELD_PASSED,
    HELD_RETURNED,
    TAKEN_DOWN,
)


def say_again(held: Held) -> Message:
    """What was held is done as its writer's, past the looks that held it. A Refusal for who let it go says why it can't be."""
    made = _said_by(held.by, held.room, act_named(held.act), held.said)
    return made if isinstance(made, Message) else made.message  # type: ignore[no-any-return]


def put_back(down: TakeDown) -> Message:
    """What was taken down is said again, with what it carried; under what it answered, where that still stands."""
    message = down.message
    under = message.root if message.root and message.root.stands else None
    said = _said_by(
        message.author, message.room, chat.say, {"text": down.text, "enclosed": down.enclosed, "under": under}
    )
    TakeDown.objects.filter(pk=down.pk).update(enclosed=[])
    return said  # type: ignore[no-any-return]


def _said_by(person: Any, room: Any, act: Act, said: dict[str, Any]) -> Any:
    if not sits(person, room):
        raise Refusal("room.outside", _("%(name)s 已经不在群里了。") % {"name": person.name})
    try:
        with passed():
            return act(room, by=person, **{**said, "anyway": True})
    except Invalid as no:
        why = " ".join(str(one) for lines in no.errors.values() for one in lines)
        raise Refusal("held.stale", _("现在发不出去了：%(why)s") % {"why": why}) from None


def cleared(down: TakeDown) -> None:
    """It was right to say it: taking it down counts no more, on the day and for the team of then."""
    given = Fact.objects.said(TAKEN_DOWN).get(subject=key_of(down))
    same = {name: given.detail[name] for name in ("heard", "owner", "room")}
    record(
        CLEARED, down, by=None, within=given.within, team=given.team, **same, taken_down_at=given.happened_at
    )  # fmt: skip


def let_go(downs: Any) -> None:
    """They don't come back: what they carried goes as with a recall."""
    for down in downs.exclude(enclosed=[]).select_related("message"):
        if TakeDown.objects.filter(pk=down.pk).exclude(enclosed=[]).update(enclosed=[]):
            tell_recalled(down.message, down.enclosed)


def hold(saying: Saying, cite: str, keepers: Collection[int], decider: Any) -> Held:
    """Keeps what was to be said, for `keepers` or else the `decider` to look at; sent again, it is the same, and waits for who
    may look now."""
    whole = whole_of(saying)
    for before in Held.objects.waiting().filter(room=saying.room, by=saying.by, act=whole.act):
        if before.said == whole.said:
            Held.objects.filter(pk=before.pk).update(decider=decider)
            return before
    made = Held.objects.create(
        room=saying.room, by=saying.by, act=whole.act, said=whole.said, text=whole.words,
        enclosed=whole.said.get("enclosed", []), cite=cite, held_at=clock.now(), decider=decider,
    )  # fmt: skip
    to = {decider.pk} if decider else keepers
    tell(HELD, made, None, saying.by, to, TO_LOOK, room=saying.room, cite=cite)
    return made


def may_look(by: Any, held: Held) -> bool:
    """Who runs the room, or who was asked to; never who wrote it."""
    return bool(held.by_id != by.pk and (held.decider_id == by.pk or runs(by, held.room)))


@act("held.let_through", on=Held, who=may_look, takes=Nothing, label=_("放行"))
def let_through(held: Held, *, by: Any) -> Held:
    """放行. It is said now, as its writer's."""
    _decide(held, by, "passed", "")
    said = say_again(held)
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
    looked_at(HELD, [key_of(held)])


def may_flag(by: Any, message: Message) -> bool:
    return sits_there(by, message) and message.author_id not in {by.pk, None} and not message.room.is_direct


@act("messages.flag", on=Message, who=may_flag, takes=Because, label=_("这条不合适"))
def flag(message: Message, *, by: Any, reason: str) -> Flag:
    """报不合适. To who runs the room, else to who leads its writer, who then decides; the writer doesn't learn who."""
    if not message.stands:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
    writer: Any = message.author
    keepers, decider = lookers_of(message.room, writer, by.pk)
    if not keepers and decider is None:
        raise Refusal("flag.nobody", _("没有没参与的上一级能答复，请当面找负责人说。"))
    said = {"reason": reason, "at": clock.now(), "decider": decider}
    made, fresh = Flag.objects.get_or_create(message=message, by=by, defaults=said)
    if not fresh:
        back = Flag.objects.filter(pk=made.pk, outcome="back")
        if not back.update(**said, decided_at=None, outcome=""):
            raise Refusal("flag.twice", _("你已经报过这一条了，管群的人会看。"))
        made.refresh_from_db()
    to = {decider.pk} if decider else keepers
    tell(FLAGGED, made, None, None, to, TO_LOOK, room=message.room, personal={"reason": reason})
    return made


def may_judge(by: Any, flag: Flag) -> bool:
    """Who runs the room, or who was asked to."""
    return bool(flag.message.author_id != by.pk and (flag.decider_id == by.pk or runs(by, flag.message.room)))


@act("flags.dismiss", on=Flag, who=may_judge, takes=Nothing, label=_("没有不合适"))
def dismiss(flag: Flag, *, by: Any) -> Flag:
    """看过，没有不合适. Who flagged it is told."""
    _settle_one(flag, "fine", by)
    tell(FLAG_DISMISSED, flag, by, None, [flag.by_id], ABOUT_ME, room=flag.message.room)
    return flag


def gone(messages: Collection[int]) -> None:
    """Recalled, there is nothing left to decide."""
    if messages:
        _settle(Flag.objects.filter(message__in=messages), "gone")


def flagged_it(by: Any, flag: Flag) -> bool:
    return bool(flag.by_id == by.pk)


@act("flags.withdraw", on=Flag, who=flagged_it, takes=Nothing, label=_("不报了"))
def withdraw(flag: Flag, *, by: Any) -> Flag:
    """报了又撤回. While nobody has decided; whom it asked to look needn't, and hears nobody's name."""
    _settle_one(flag, "back")
    to = {flag.decider_id} if flag.decider_id else keepers_of(flag.message.room) - {flag.message.author_id}
    tell(FLAG_WITHDRAWN, flag, None, None, to, None, room=flag.message.room)
    return flag


def _settle_one(flag: Flag, outcome: str, by: Any = None) -> None:
    if not _settle(Flag.objects.filter(pk=flag.pk), outcome, by):
        raise Refusal("flag.over", _("这一条已经不用看了，刷新后再看。"))
    flag.refresh_from_db()


def _settle(flags: Any, outcome: str, by: Any = None) -> int:
    """Those of them that are open wait for nobody's look any more; how many. One query where none is."""
    keys = [f"flag:{pk}" for pk in flags.open().values_list("pk", flat=True)]
    settled = flags.open().update(decided_at=clock.now(), decided_by=by, outcome=outcome) if keys else 0
    if settled:
        looked_at(FLAGGED, keys)
    return int(settled)


def may_take_down(by: Any, message: Message) -> bool:
    return bool(message.author_id not in {by.pk, None} and runs(by, message.room))


@act("messages.take_down", on=Message, who=may_take_down, takes=Because, label=_("撤下"))
def take_down(message: Message, *, by: Any, reason: str) -> TakeDown:
    """撤下. With a reason that its writer reads, under the clause; the words are kept while he may object."""
    return _take_down(message, by, reason)


@act("flags.take_down", on=Flag, who=may_judge, takes=Because, label=_("撤下"))
def take_down_flagged(flag: Flag, *, by: Any, reason: str) -> TakeDown:
    """撤下报来的. By whoever judges the flag, whether he sits in the room or not."""
    _settle_one(flag, "down", by)
    return _take_down(flag.message, by, reason)


def _take_down(message: Message, by: Any, reason: str) -> TakeDown:
    """Who doesn't run the room takes it down in nobody's name there; its writer hears whose it was."""
    text, writer, enclosed = message.text, message.author, message.enclosed
    chat.withdraw(message, by if runs(by, message.room) else None, may_return=True)
    made = TakeDown.objects.create(
        message=message, by=by, reason=reason, text=text, enclosed=enclosed, at=clock.now(),
        cite=rulebook.value(CITE, for_=writer).cite,
    )  # fmt: skip
    _settle(Flag.objects.filter(message=message), "down", by)
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
