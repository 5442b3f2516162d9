"""On Today: what was decided since one was here, and what waits for an answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import TODAY, Tab
from xiaodui.decisions.digest import decisions_since, mentions_of, open_questions, since_of

FEW = 3


def missed(request: Any, person: Any) -> tuple[str, dict[str, Any]]:
    """Four queries; draws nothing where nothing waits."""
    mentions, questions = mentions_of(person), open_questions(person)
    decisions = decisions_since(person, since_of(person))
    return "decisions/_today.html", {
        "mentions": mentions[:FEW], "decisions": decisions[:FEW], "questions": questions[:FEW],
        "something": bool(mentions or decisions or questions),
    }  # fmt: skip


TODAY.plug(Tab("missed", _("我错过了什么"), 125, missed))
