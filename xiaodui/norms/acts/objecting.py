"""异议: the one concerned says that it isn't right; somebody who had no part in it answers, within days."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xiaodui import deadlines
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.deadlines import DUE, HALF, LEADER, DeadlineKind
from xiaodui.duties.bench import bench
from xiaodui.governance import rules as rulebook
from xiaodui.journal.keys import id_of, kind_of
from xiaodui.norms.acts import waiting
from xiaodui.norms.acts.inputs import AnswerObjection, Object
from xiaodui.norms.acts.keeping import cleared, let_go, put_back, say_again
from xiaodui.norms.acts.pacing import CITE
from xiaodui.norms.models import Held, Hush, Objection, TakeDown, Wait
from xiaodui.norms.telling import ABOUT_ME, TO_LOOK, tell
from xiaodui.norms.verbs import OBJECTED, OBJECTION_ANSWERED

A_DAY = 480
"""Working minutes."""
OBJECTION = DeadlineKind(
    "objection", zh="答复异议", en="Answer objections", steps=(HALF, DUE, LEADER), icon="hand-stop"
)


@dataclass(frozen=True)
class Matter:
    """What may be objected to: the one concerned, who did it, and what follows where he is right; `counts` says whether
    there is anything to object to."""

    row: Any
    whose: Any
    doer: int | None
    right: Callable[[Any], None]
    counts: Callable[[], bool] = lambda: True


def matter_of(about: str) -> Matter | None:
    pk, kind = id_of(about), kind_of(about)
    if kind == "hush" and (hush := Hush.objects.select_related("person__team", "room").filter(pk=pk).first()):
        return Matter(hush, hush.person, hush.by_id, lambda by: _end_hush(hush))
    if kind == "held" and (
        held := Held.objects.select_related("by__team", "room").filter(pk=pk, state="returned").first()
    ):
        return Matter(held, held.by, held.decided_by_id, lambda by: _let_go(held))
    if kind == "takedown" and (
        down := TakeDown.objects.select_related("message__author__team", "message__room").filter(pk=pk).first()
    ):
        return Matter(down, down.message.author, down.by_id, lambda by: _bring_back(down))
    if kind == "wait" and (
        wait := Wait.objects.select_related("person__team", "asker", "room", "message").filter(pk=pk).first()
    ):
        right = partial(waiting.excuse, wait, reason=str(_("异议成立")))
        return Matter(wait, wait.person, wait.asker_id, right, lambda: waiting.counts(wait))
    return None


def _end_hush(hush: Hush) -> None:
    Hush.objects.standing().filter(pk=hush.pk).update(ended_at=clock.now())


def _let_go(held: Held) -> None:
    Held.objects.filter(pk=held.pk).update(state="passed", message=say_again(held))


def _bring_back(down: TakeDown) -> None:
    TakeDown.objects.filter(pk=down.pk).update(back=put_back(down))


def _undo(matter: Matter, by: Any) -> str:
    """ "" where it was undone, else why it couldn't be."""
    try:
        with transaction.atomic():
            matter.right(by)
    except Refusal as no:
        return str(no.sentence)[:300]
    return ""


def is_active(by: Any, target: Any = None) -> bool:
    return bool(by.is_active)


@act("objections.create", who=is_active, takes=Object, label=_("我有异议"))
def object_to(*, by: Any, about: str, text: str) -> Objection:
    """提异议. Once to each thing, by the one concerned; whoever did it doesn't answer it himself."""
    matter = matter_of(about)
    if matter is None or by is None or matter.whose.pk != by.pk:
        raise Invalid({"about": [_("没有找到，或者不是关于你的。")]})
    if Objection.objects.filter(about=about).exists():
        raise Refusal("objection.twice", _("这一件你已经提过异议，答复会通知你。"))
    if not matter.counts():
        raise Refusal("objection.nothing", _("这一句没有等着你，也没有算你晚，不用提异议。"))
    decider = bench(by, [matter.doer])
    if decider is None:
        raise Refusal("objection.nobody", _("没有没参与的上一级能答复，请当面找负责人说。"))
    ruled = rulebook.value(CITE, for_=by)
    made = Objection.objects.create(about=about, by=by, decider=decider, text=text, at=clock.now(), cite=ruled.cite)
    tell(OBJECTED, made, by, by, [decider.pk], TO_LOOK, cite=ruled.cite, about=about, personal={"words": text})
    deadlines.open_deadline(OBJECTION, made, decider, minutes=int(ruled.value) * A_DAY, clause=ruled.cite)
    return made


def decides(by: Any, objection: Objection) -> bool:
    return bool(objection.decider_id == by.pk)


@act("objections.answer", on=Objection, who=decides, takes=AnswerObjection, label=_("答复异议"))
def answer(objection: Objection, *, by: Any, outcome: str, answer: str) -> Objection:
    """答复异议. Upheld, what was done is undone at once; where that can't be any more, the answer stands and says so."""
    said = {"outcome": outcome, "answer": answer, "decided_at": clock.now()}
    if not Objection.objects.open().filter(pk=objection.pk).update(**said):
        raise Refusal("objection.over", _("这件异议已经答复了，刷新后再看。"))
    objection.refresh_from_db()
    if outcome == "upheld" and (matter := matter_of(objection.about)):
        objection.left = _undo(matter, by)
        Objection.objects.filter(pk=objection.pk).update(left=objection.left)
        if isinstance(matter.row, TakeDown):
            cleared(matter.row)
    elif outcome == "rejected":
        let_go(TakeDown.objects.filter(pk=id_of(objection.about) if kind_of(objection.about) == "takedown" else 0))
    deadlines.meet(OBJECTION, objection, by=by)
    tell(
        OBJECTION_ANSWERED,
        objection,
        by,
        objection.by,
        [objection.by_id],
        ABOUT_ME,
        outcome=outcome,
        personal={"answer": answer},
    )
    return objection
