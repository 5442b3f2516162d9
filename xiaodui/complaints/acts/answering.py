"""What follows: the one concerned replies, the one accountable answers or hands it on."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from xiaodui.complaints import deadlines
from xiaodui.complaints.acts.inputs import Answer, HandOverComplaint, Reply
from xiaodui.complaints.acts.rights import is_concerned, leads, may_answer
from xiaodui.complaints.acts.telling import ANSWERED, REPLIED, TO_ANSWER, say, tell
from xiaodui.complaints.bench import bench
from xiaodui.complaints.models import Complaint
from xiaodui.complaints.verbs import COMPLAINT_ANSWERED, COMPLAINT_HANDED_OVER, COMPLAINT_REPLIED
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal


def _change(complaint: Complaint, **said: Any) -> None:
    """As it was read, while it is open: of two at once one is told so."""
    rows = Complaint.objects.open().filter(pk=complaint.pk, answerer=complaint.answerer_id)
    if not rows.update(**said, version=F("version") + 1):
        if Complaint.objects.open().filter(pk=complaint.pk).exists():
            raise Refusal("stale", _("刚才有了变化，刷新后再看。"))
        raise Refusal("complaint.over", _("这件投诉已经答复了，刷新后再看。"))
    complaint.refresh_from_db()


@act("complaints.reply", on=Complaint, who=is_concerned, takes=Reply, label=_("说我这一边"))
def reply(complaint: Complaint, *, by: Any, text: str) -> Complaint:
    """说自己这一边, until it is answered; what was said before stays in the journal."""
    _change(complaint, reply=text, replied_at=clock.now())
    tell(REPLIED, say(COMPLAINT_REPLIED, complaint, by, {"words": text}), complaint.answerer_id)
    return complaint


@act("complaints.answer", on=Complaint, who=may_answer, takes=Answer, label=_("答复"))
def answer(complaint: Complaint, *, by: Any, outcome: str, text: str) -> Complaint:
    """答复: upheld, not upheld, or withdrawn by whoever complained."""
    now = clock.now()
    _change(complaint, outcome=outcome, answer=text, answered_by=by, answered_at=now)
    fact = say(COMPLAINT_ANSWERED, complaint, by, {"answer": text}, outcome=outcome, filed=complaint.filed_at)
    tell(ANSWERED, fact, complaint.about_id, complaint.by_id, complaint.answerer_id)
    deadlines.answered(complaint, by)
    return complaint


@act("complaints.hand_over", on=Complaint, who=may_answer, takes=HandOverComplaint, label=_("交给别人答复"))
def hand_over(complaint: Complaint, *, by: Any, to: Any, reason: str) -> Complaint:
    """移交. To somebody who leads the one concerned, never to that one; the time that was left goes along."""
    if to.pk == complaint.answerer_id:
        raise Refusal("complaint.same", _("本来就是 %(name)s 答复。") % {"name": to.name})
    if not to.is_active or is_concerned(to, complaint) or not leads(to, complaint):
        raise Refusal(
            "complaint.whom",
            _("%(name)s 答复不了这一件：要带着被投诉那位的小队，又不是他本人。换一位。") % {"name": to.name},
        )
    return give(complaint, to, by, reason)


def give(complaint: Complaint, to: Any, by: Any, reason: str) -> Complaint:
    """In the caller's transaction, who has checked that `to` may answer."""
    former = complaint.answerer
    _change(complaint, answerer=to)
    fact = say(COMPLAINT_HANDED_OVER, complaint, by, {"reason": reason}, to=to, former_owner=former)
    tell(TO_ANSWER, fact, to.pk)
    deadlines.move(complaint, to, by, reason)
    return complaint


def hand_over_all(person: Any, to: Any, by: Any, reason: str) -> int:
    """He leaves: what he was to answer goes to `to`, or, where `to` is the one concerned, to whoever leads that one."""
    rows = list(Complaint.objects.to_answer(person).select_related("about__team", "answerer", "team").order_by("pk"))
    for one in rows:
        whom = to if not is_concerned(to, one) else bench(one.about, aside=[person.pk])
        if whom is None:
            raise Refusal(
                "complaint.nobody", _("「%(name)s」的投诉没有别人能答复，先答复了再移交。") % {"name": one.name}
            )
        give(one, whom, by, reason)
    return len(rows)
