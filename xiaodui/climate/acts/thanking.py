"""谢一句: a row, and the message that says it in the room."""

from datetime import datetime, time
from typing import Annotated, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.chat import acts as chat
from xiaodui.chat.acts.inputs import AMessage, APerson
from xiaodui.chat.acts.looking import part_of
from xiaodui.chat.acts.rights import sits
from xiaodui.chat.models import Message, Room, Seat
from xiaodui.climate.models import Thanks
from xiaodui.climate.values import values_for
from xiaodui.climate.verbs import THANKED, THANKS_TAKEN_BACK
from xiaodui.core import clock
from xiaodui.core.acts import Choices, Help, Label, Takes, Widget, act
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import Fact, key_of, record
from xiaodui.notices import NoticeKind, notify

GIVEN = NoticeKind("thanks.given", "有同事谢我", "A colleague thanks me", "mood-heart", order=26)


def _offered(by: Any) -> list[tuple[str, str]]:
    return [(one, one) for one in values_for(by)]


class Thank(Takes):
    to: Annotated[APerson, Label(_("谢谁"))]
    value: Annotated[str, StringConstraints(min_length=1, max_length=40), Label(_("是哪一条")), Choices(_offered)]
    text: Annotated[
        str, StringConstraints(min_length=2, max_length=300), Label(_("为了什么")), Widget("textarea"), Help(_("谢到一件事"))
    ]  # fmt: skip
    evidence: Annotated[AMessage | None, Blank, Label(_("凭哪一句"))] = None
    anyway: Annotated[bool, Label(_("提醒过了，照原样发")), Widget("anyway")] = False


@act("rooms.thank", on=Room, who=sits, takes=Thank, label=_("谢一位同事"))
def thank(room: Room, *, by: Any, to: Any, value: str, text: str, evidence: Message | None, anyway: bool) -> Thanks:
    """谢同事. Said in the room, where everybody may cheer; so many a day as the clause allows."""
    if to.pk == by.pk:
        raise Invalid({"to": [_("谢谢自己也好，不过这里谢的是同事。")]})
    if not Seat.objects.taken().filter(room=room, person=to).exists():
        raise Invalid({"to": [_("%(name)s 不在群里，换一个他在的群谢。") % {"name": to.name}]})
    if value not in values_for(by):
        raise Invalid({"value": [_("从列出的里面选一条。")]})
    if evidence is not None and (evidence.room_id != room.pk or not evidence.stands):
        raise Invalid({"evidence": [_("那一句不在这个群里，或者已经撤回了。")]})
    _refuse_many(by)
    made = Thanks.objects.create(room=room, by=by, to=to, value=value, evidence=evidence, made_at=clock.now())
    words = _("谢 %(name)s：%(value)s") % {"name": to.name, "value": value}
    with part_of("rooms.thank", f"{words}\n{text}", to=to, value=value, text=text, evidence=evidence):
        made.message = chat.say(room, by=by, text=text, enclosed=[f"thanks:{made.pk}"], anyway=anyway)
    fact = record(
        THANKED, made, by=by, within=room.key, heard=[room.key, key_of(to)], team=to.team, owner=key_of(to), value=value,
        told=[key_of(to)], giving=key_of(by.team), evidence=key_of(evidence),
    )  # fmt: skip
    notify(GIVEN, fact, {to.pk}, told=True)
    return made


def _refuse_many(by: Any) -> None:
    """Recalled ones too: all who sit there saw them, and whoever was thanked was told."""
    ruled = rulebook.value("chat.thanks_daily", for_=by)
    since = timezone.make_aware(datetime.combine(clock.today(), time()))
    if Thanks.objects.filter(by=by, made_at__gte=since).count() >= ruled.value:
        raise Refusal(
            "thanks.many",
            _("今天谢了 %(most)s 次了，剩下的明天再谢，更郑重。") % {"most": ruled.value},
            clause=ruled.cite,
        )


def check(room: Room, by: Any, ids: Any) -> None:
    """It goes with the message of its own act, once."""
    if len(ids) != 1 or not Thanks.objects.filter(pk__in=ids, room=room, by=by, message=None).exists():
        raise Invalid({"enclosed": [_("谢意不能再附一次，请从「谢一位同事」发。")]})


def keep(message: Message, ids: Any) -> None:
    Thanks.objects.filter(pk__in=ids).update(message=message)


def set_aside(message: Message, ids: Any) -> None:
    """Taken down, it may come back whole."""
    Thanks.objects.filter(pk__in=ids).update(message=None)


def forget(message: Message, ids: Any) -> None:
    """Recalled, or taken down for good, they count no more: each once."""
    for pk in ids:
        if Thanks.objects.filter(pk=pk, recalled=False).update(recalled=True):
            _take_back(f"thanks:{pk}", message.recalled_by)


def _take_back(key: str, by: Any) -> None:
    """As the fact of the giving has it: whoever changed teams since is counted in the team of then."""
    given = Fact.objects.said(THANKED).filter(subject=key).latest("pk")
    same = {name: given.detail[name] for name in ("heard", "owner", "value", "giving")}
    record(
        THANKS_TAKEN_BACK, key, by=by, within=given.within, team=given.team, **same, giver=given.actor,
        made_at=given.happened_at,
    )  # fmt: skip
