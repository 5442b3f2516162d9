"""按格式发: the form's fields as a row, its words as a message that carries it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from xiaodui.chat import acts as chat
from xiaodui.chat.acts.looking import part_of
from xiaodui.chat.acts.rights import sits
from xiaodui.chat.models import Message, Room
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.journal import Fact, key_of, record
from xiaodui.posts.acts.inputs import WritePost
from xiaodui.posts.forms import form_of
from xiaodui.posts.models import Post
from xiaodui.posts.rules import missing, whole
from xiaodui.posts.types import TYPES, PostType
from xiaodui.posts.verbs import POST_HELD, POST_MADE, POST_TAKEN_BACK

CENT = Decimal("0.01")
MENDED_WITHIN = timedelta(hours=24)


@act("rooms.post", on=Room, who=sits, takes=WritePost, label=_("按格式发"))
def post(
    room: Room,
    *,
    by: Any,
    type: str,
    title: str,
    body: str,
    enclosed: list[str],
    client: str,
    anyway: bool,
    urgent: bool,
    **said: Any,
) -> Post:
    """按格式发. Whoever looks at messages looks at it too. With the sender's own `client` id it stands once. What was held
    in this room within a day counts as mended by the next post."""
    if client and (before := Post.objects.filter(room=room, message__author=by, message__client=client).first()):
        return before
    kind = _kind(room, type)
    fields = _fields(kind, said)
    _check(room, kind, fields, enclosed)
    day = (said["day"] or clock.today()) if kind.key == "daily" else None
    if day and by is not None:
        fields["day"] = day.isoformat()
        _refuse_second(room, by, day)
    made = Post.objects.create(type=kind.key, room=room, by=by, fields=fields, day=day, made_at=clock.now())
    text = whole(title, body)
    given = {
        "type": type,
        "title": title,
        "body": body,
        "enclosed": enclosed,
        "client": client,
        "urgent": urgent,
        **said,
    }
    with part_of("rooms.post", _words(made, text), **given):
        message: Message = chat.say(
            room, by=by, text=text, enclosed=[f"post:{made.pk}", *enclosed], client=client, anyway=anyway, urgent=urgent
        )
    made.message = message
    record(
        POST_MADE, made, by=by, within=room.key, heard=[room.key], team=by.team if by else room.team, kind=kind.key,
        filled=sorted(key for key in fields if key != "currency"), mended=_was_held(room, by),
    )  # fmt: skip
    return made


def _words(made: Post, text: str) -> str:
    """All that was filled in, a line each, for who looks at it before it goes."""
    return "\n".join([text, *(f"{label}：{said}" for label, said in made.lines)])


def _kind(room: Room, key: str) -> PostType:
    taken = {one.key: one for one in form_of(room).taken}
    if key not in taken:
        names = "、".join(str(one.label) for one in taken.values())
        raise Invalid({"type": [_("这个群收的是：%(names)s。换一种。") % {"names": names}]})
    return taken[key]


def _fields(kind: PostType, said: dict[str, Any]) -> dict[str, str]:
    """What this type asks, as JSON keeps it; what it doesn't ask is left lying."""
    found: dict[str, str] = {}
    for one in kind.asks:
        value = said.get(one.key)
        if value in (None, ""):
            continue
        if one.key == "amount":
            found |= {"amount": str(value.quantize(CENT)), "currency": settings.BASE_CURRENCY}
        elif one.key == "day":
            found["day"] = value.isoformat()
        elif one.choices and value not in dict(one.choices):
            raise Invalid({"choice": [_("从列出的里面选一个。")]})
        else:
            found[one.key] = value
    return found


def _check(room: Room, kind: PostType, fields: dict[str, str], enclosed: list[str]) -> None:
    """Raises Invalid by field, so that the form says it beside each."""
    there = [*fields, *(["file"] if any(key.startswith("file:") for key in enclosed) else [])]
    if kind.key == "daily":
        there.append("day")  # of today unless it says otherwise
    if lacks := missing(form_of(room).musts_of(kind), there):
        raise Invalid({
            "enclosed" if key == "file" else key: [
                _("这种要带上附件：先加在输入框下面，再打开这里。") if key == "file" else _("这一项要写。")
            ]
            for key in lacks
        })  # fmt: skip


def _refuse_second(room: Room, by: Any, day: Any) -> None:
    ruled = rulebook.value("chat.daily_once", for_=by)
    same = Post.objects.filter(by=by, room=room, type="daily", day=day, recalled=False).exclude(message=None)
    if ruled.value and same.exists():
        raise Refusal("post.daily", _("这一天的日报发过了。要补，就在那一条上「改一改」。"), clause=ruled.cite)


def _was_held(room: Room, by: Any) -> bool:
    """Whether something of his was held here after his last post that he didn't recall, within a day. One query."""
    if by is None:
        return False
    found = Fact.objects.said(POST_HELD, POST_MADE, POST_TAKEN_BACK).filter(
        actor=key_of(by), happened_at__gte=clock.now() - MENDED_WITHIN
    )
    rows = [one for one in found.order_by("-pk")[:20] if room.key in (one.subject, one.within)]
    gone = {one.subject for one in rows if one.verb == POST_TAKEN_BACK.name}
    last = next((one for one in rows if one.subject not in gone), None)
    return last is not None and last.verb == POST_HELD.name


def keep(message: Message, ids: Any) -> None:
    """In its message's transaction: the row learns which it is."""
    Post.objects.filter(pk__in=ids).update(message=message)


def set_aside(message: Message, ids: Any) -> None:
    """Taken down, it may come back whole."""
    Post.objects.filter(pk__in=ids).update(message=None)


def forget(message: Message, ids: Any) -> None:
    """Recalled, its fields go with its words, and it counts no more: each once, in the team of then."""
    for pk in ids:
        if not Post.objects.filter(pk=pk, recalled=False).update(fields={}, recalled=True):
            continue
        made = Fact.objects.said(POST_MADE).filter(subject=f"post:{pk}").latest("pk")
        same = {name: made.detail[name] for name in ("heard", "kind", "mended")}
        record(
            POST_TAKEN_BACK, made.subject, by=message.recalled_by, within=made.within, team=made.team, **same,
            writer=made.actor, made_at=made.happened_at,
        )  # fmt: skip


def check(room: Room, by: Any, ids: Any) -> None:
    """A post goes with the message of its own act, once."""
    own = Post.objects.filter(pk__in=ids, room=room, by=by, message=None).count()
    if len(ids) != 1 or own != 1:
        raise Invalid({"enclosed": [_("写好格式的不能再附一次，请从「按格式写」发。")]})


assert set(TYPES) == {"deal", "question", "daily", "help", "notice"}, "inputs.Kind names them for the API"
