"""What lies in quarantine: let pass, or thrown away; what nobody looked at is forgotten after a month."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Refusal
from xiaodui.intake.acts.forms import may_keep
from xiaodui.intake.acts.receiving import admit
from xiaodui.intake.models import Submission
from xiaodui.intake.verbs import DISCARDED, RELEASED
from xiaodui.journal import record

KEPT_FOR = timedelta(days=30)


def _settle(row: Submission, by: Any, state: str) -> None:
    """Claims the row: two hands let it pass once."""
    if not Submission.objects.held().filter(pk=row.pk).update(state=state, settled_by=by, settled_at=clock.now()):
        raise Refusal("submission.settled", _("这一条已经有人处理了，刷新后再看。"))
    row.refresh_from_db()


@act("submissions.release", on=Submission, who=may_keep, label=_("放行"))
def release(row: Submission, *, by: Any) -> Submission:
    """放行. It takes the way that it would have taken at once."""
    _settle(row, by, "released")
    record(RELEASED, row, by=by, form=row.form.name)
    return admit(row, by)


@act("submissions.discard", on=Submission, who=may_keep, label=_("丢掉"))
def discard(row: Submission, *, by: Any) -> Submission:
    """丢掉. What was written is forgotten; that it came, and why it was held, stays."""
    _settle(row, by, "discarded")
    Submission.objects.filter(pk=row.pk).update(said={})
    row.said = {}
    record(DISCARDED, row, by=by, form=row.form.name)
    return row


def forget_old() -> int:
    """What lay there for a month unseen; how many."""
    old = Submission.objects.held().filter(came_at__lt=clock.now() - KEPT_FOR)
    return int(old.update(state="discarded", said={}, settled_at=clock.now()))
