"""Questions of a room: marked by hand or seen by the machine, ended by an answer, a decision, or a word."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.cards.acts.turning import carry_more
from xiaodui.chat.acts.changing import changed
from xiaodui.chat.acts.rights import sits_there
from xiaodui.chat.models import Message
from xiaodui.core import clock
from xiaodui.core.acts import Takes, act
from xiaodui.core.refusal import Refusal
from xiaodui.decisions.models import Question
from xiaodui.decisions.verbs import QUESTION_ENDED, QUESTION_MARKED


class Nothing(Takes):
    pass


def found(message: Message, *, by: Any) -> Question | None:
    """The message asks: it is open from now on. None where it is a question already or was recalled. In the caller's
    transaction; `by=None` where the machine saw it."""
    if not message.stands or Question.objects.filter(message=message).exists():
        return None
    question = Question.objects.create(message=message, room_id=message.room_id, marked_by=by, asked_at=message.said_at)
    carry_more(message, f"question:{question.pk}")
    changed(message, QUESTION_MARKED, by=by)
    return question


@act("messages.ask", on=Message, who=sits_there, takes=Nothing, label=_("标成问题"))
def mark(message: Message, *, by: Any) -> Question:
    question = found(message, by=by)
    if question is not None:
        return question
    before = Question.objects.filter(message=message).first()
    if before is None:
        raise Refusal("message.recalled", _("这一条已经撤回了。"))
    if before.state == "open":
        raise Refusal("question.open", _("已经标成问题了，等人答。"))
    return _again(before, by)


def sits_at(by: Any, question: Question) -> bool:
    return sits_there(by, question.message)


@act("questions.settle", on=Question, who=sits_at, takes=Nothing, label=_("答了"))
def settle(question: Question, *, by: Any) -> Question:
    return end(question, "answered", by=by)


@act("questions.drop", on=Question, who=sits_at, takes=Nothing, label=_("不算问题"))
def drop(question: Question, *, by: Any) -> Question:
    return end(question, "dropped", by=by)


@act("questions.reopen", on=Question, who=sits_at, takes=Nothing, label=_("还没答清楚"))
def reopen(question: Question, *, by: Any) -> Question:
    if question.state == "open":
        raise Refusal("question.open", _("它还开着，等人答。"))
    return _again(question, by)


def _again(question: Question, by: Any) -> Question:
    Question.objects.filter(pk=question.pk).update(state="open", ended_at=None, answer=None, decision=None)
    question.refresh_from_db()
    _tell(question, QUESTION_MARKED, by)
    return question


def end(question: Question, state: str, *, by: Any, **how: Any) -> Question:
    """Claims the row: of two who end it at once the first counts."""
    if not Question.objects.open().filter(pk=question.pk).update(state=state, ended_at=clock.now(), **how):
        raise Refusal("question.ended", _("这个问题已经有着落了。"))
    question.refresh_from_db()
    _tell(question, QUESTION_ENDED, by)
    return question


def _tell(question: Question, verb: Any, by: Any) -> None:
    if question.message.room.archived_at is None:
        changed(question.message, verb, by=by)


def decided_by(message: Message, decision: Any, *, by: Any) -> None:
    """A decision was made of this message, or of an answer under it: the question is decided."""
    ids = [pk for pk in (message.pk, message.root_id) if pk]
    for question in Question.objects.filter(message__in=ids, state__in=["open", "answered"]).select_related(
        "message__room"
    ):
        Question.objects.filter(pk=question.pk).update(state="decided", ended_at=clock.now(), decision=decision)
        _tell(question, QUESTION_ENDED, by)


def answered_by(answers: dict[int, Message]) -> None:
    """{message: the first said under it since}: questions that somebody else answered are done. In the caller's transaction."""
    rows = Question.objects.open().filter(message__in=answers).select_related("message__room")
    for question in rows.exclude(message__room__archived_at__isnull=False).annotate(asker=F("message__author_id")):
        answer = answers[question.message_id]
        if answer.author_id != question.asker and answer.author_id is not None:
            end(question, "answered", by=answer.author, answer=answer)
