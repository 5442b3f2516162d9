"""Before it goes: a strict room takes nothing but forms, and helps to fill one in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.saying import print_of
from xiaodui.chat.sockets import LOOKS, Look, Saying
from xiaodui.core.refusal import Refusal
from xiaodui.governance import rules as rulebook
from xiaodui.governance.sockets import EXECUTES, Execution
from xiaodui.journal import key_of, record
from xiaodui.posts.forms import form_of, has_forms
from xiaodui.posts.models import RoomForm
from xiaodui.posts.rules import guess
from xiaodui.posts.types import PostType
from xiaodui.posts.verbs import POST_HELD


def guessed(form: RoomForm, text: str) -> PostType:
    """Which of the room's types a plain text looks like."""
    taken = {one.key: one for one in form.taken}
    return taken[guess(text, {key: one.words for key, one in taken.items()})]


def in_form(saying: Saying) -> dict[str, Any]:
    """Nothing where it is in a form or another act's own, under a message, in a room of two or looked at already. {"formless": his
    team's key} where a room with forms of its own lets it pass. One query."""
    if saying.under or saying.reworded or saying.whole or saying.passed or not has_forms(saying.room):
        return {}
    form = form_of(saying.room)
    if form.pk is None:
        return {}
    ruled = rulebook.value("chat.format_helps", for_=saying.by)
    if not (form.strict and ruled.value):
        return {"formless": key_of(saying.by.team)}
    kind = guessed(form, saying.text)
    raise Refusal(
        "message.shapeless",
        _sentence(form, kind, saying),
        attempt=lambda: _held(saying),
        clause=ruled.cite,
        type=kind.key,
    )


def _sentence(form: RoomForm, kind: PostType, saying: Saying) -> Any:
    names = "、".join(str(one.label) for one in form.taken)
    asked = [str(one.label) for key in form.musts_of(kind) if (one := kind.asked(key))]
    if "file" in form.musts_of(kind) and not any(key.startswith("file:") for key in saying.enclosed):
        asked.append(str(_("附件")))
    said = {"names": names, "type": kind.label, "asked": "、".join(asked)}
    if asked:
        return (
            _(
                "这个群只收写好格式的（%(names)s）。这一条像「%(type)s」，还差：%(asked)s。写的都留着，放进格式补一下再发。"
            )
            % said
        )
    return _("这个群只收写好格式的（%(names)s）。这一条像「%(type)s」，写的都留着，放进格式看一眼就能发。") % said


def _held(saying: Saying) -> None:
    record(
        POST_HELD, saying.room, by=saying.by, within=key_of(saying.by), heard=[key_of(saying.by)], team=saying.by.team,
        length=len(saying.text), print=print_of(saying.text),
    )  # fmt: skip


LOOKS.plug(Look("format", 30, in_form))
EXECUTES.plug(
    Execution(
        "chat.format", "在只收格式的群里，随手写的一句先拦下，说清差什么，放进格式，一个字不丢；只告诉写的人",
        "In rooms that take forms only, a plain line is held, what it lacks is said, and it is put into the form, each letter of it; "
        "told to the writer alone", "发出前", "Before it goes",
    )
)  # fmt: skip
