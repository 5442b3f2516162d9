"""Taking a violation back as mistaken."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.conduct.acts.find import count_again
from xiaodui.conduct.models import Violation
from xiaodui.conduct.sight import leads
from xiaodui.conduct.telling import tell_withdrawn
from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Widget, act
from xiaodui.core.refusal import Refusal


class Withdraw(Takes):
    reason: Annotated[
        str, StringConstraints(min_length=4, max_length=400), Label(_("错在哪")), Widget("textarea"),
        Help(_("本人会看到")),
    ]  # fmt: skip


def decides(by: Any, violation: Violation) -> bool:
    return leads(by, violation)


@act("violations.withdraw", on=Violation, who=decides, takes=Withdraw, label=_("撤回"))
def withdraw(violation: Violation, *, by: Any, reason: str) -> Violation:
    """撤回. It stays on record with its reason, counts no more, and the same evidence can't bring it back."""
    standing = Violation.objects.standing().filter(pk=violation.pk)
    if not standing.update(withdrawn_at=clock.now(), withdrawn_by=by, withdrawn_why=reason):
        raise Refusal("violation.withdrawn", _("这张违规单已经撤回了。"))
    violation.refresh_from_db()
    count_again(violation.person, violation.clause)
    tell_withdrawn(violation, by, reason)
    return violation
