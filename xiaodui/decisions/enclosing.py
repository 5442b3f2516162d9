"""The state of a question, drawn under its message for all alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.pushing import redrawn
from xiaodui.chat.sockets import ENCLOSURES, Enclosure
from xiaodui.core.refusal import Refusal
from xiaodui.decisions.models import Question
from xiaodui.decisions.verbs import QUESTION_ENDED, QUESTION_MARKED


def _load(ids: Sequence[int]) -> Mapping[int, Question]:
    return Question.objects.exclude(state="dropped").in_bulk(ids)


def _never(room: Any, by: Any, ids: Sequence[int]) -> None:
    raise Refusal("message.asked", _("这个标记由「标成问题」加上。"))


ENCLOSURES.plug(Enclosure("question", _("问题"), "decisions/_question.html", _load, _never))
redrawn(QUESTION_MARKED, QUESTION_ENDED)
