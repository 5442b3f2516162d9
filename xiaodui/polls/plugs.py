"""Where polls show in the chat."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.pushing import redrawn
from xiaodui.chat.sockets import COMPOSE_TOOLS, ENCLOSURES, LOOKS, ComposeTool, Enclosure, Look, Saying
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.polls.acts.closing import end_silently
from xiaodui.polls.drawing import drawn
from xiaodui.polls.models import Poll
from xiaodui.polls.verbs import CHANGES


def check(room: Any, by: Any, ids: Sequence[int]) -> None:
    """His own, asked here and not sent yet: only the act that asks it sends it."""
    own = Poll.objects.filter(pk__in=ids, room=room, asked_by=by, message=None)
    if own.count() != len(ids):
        raise Invalid({"enclosed": [_("投票要在这个群里重新发起，不能转来转去。")]})


def check_end(room: Any, by: Any, ids: Sequence[int]) -> None:
    if by is not None:
        raise Invalid({"enclosed": [_("投票的结果由系统来说。")]})


def keep(message: Any, ids: Sequence[int]) -> None:
    Poll.objects.filter(pk__in=ids).update(message=message)


def recall(message: Any, ids: Sequence[int]) -> None:
    for poll in Poll.objects.filter(pk__in=ids):
        end_silently(poll)


def set_aside(message: Any, ids: Sequence[int]) -> None:
    Poll.objects.filter(pk__in=ids).update(message=None)


def question_stays(saying: Saying) -> dict[str, Any]:
    """Nobody is counted for another question than he answered."""
    old = saying.reworded
    if old is not None and any(key.startswith("poll:") for key in old.enclosed) and saying.text != old.text:
        raise Refusal("poll.reworded", _("投票的问题发出去就不改了。问错了，撤回来重新发起。"))
    return {}


ENCLOSURES.plug(Enclosure("poll", _("投票"), "polls/_poll.html", drawn, check, keep, recall, set_aside))
ENCLOSURES.plug(Enclosure("poll-end", _("投票结果"), "polls/_end.html", drawn, check_end))
COMPOSE_TOOLS.plug(ComposeTool("poll", 30, "polls/_tool.html"))
LOOKS.plug(Look("poll", 5, question_stays))
KINDS.plug(kind_of_model(Poll, _("投票"), lambda pk: reverse("poll", args=[pk]), icon="chart-bar", name="question"))
redrawn(*CHANGES)
