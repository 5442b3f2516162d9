"""记投诉."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.complaints import deadlines
from xiaodui.complaints.acts.inputs import FileComplaint
from xiaodui.complaints.acts.rights import may_file
from xiaodui.complaints.acts.telling import ABOUT_ME, TO_ANSWER, say, tell
from xiaodui.complaints.bench import bench
from xiaodui.complaints.models import Complaint
from xiaodui.complaints.verbs import COMPLAINT_FILED
from xiaodui.complaints.whose import whose_on
from xiaodui.core import clock
from xiaodui.core.acts import act
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.customers.models import Customer
from xiaodui.governance import rules as rulebook


@act("customers.complain", on=Customer, who=may_file, takes=FileComplaint, label=_("记投诉"))
def file(
    customer: Customer, *, by: Any, text: str, source: str, channel: str, happened_on: date | None, about: Any
) -> Complaint:
    """记投诉. Protection is no bar: a customer who complains is heard by whoever picks up. From now on exactly one person
    owes the answer, and the one concerned hears of it."""
    day = happened_on or clock.today()
    if day > clock.today():
        raise Invalid({"happened_on": [_("还没到的日子，发生不了投诉的事。")]})
    whom = about or whose_on(customer, day)
    if whom is None:
        raise Invalid({"about": [_("那天这家没有人跟，请选说的是谁。")]})
    answerer = bench(whom)
    if answerer is None:
        raise Refusal(
            "complaint.nobody", _("%(name)s 上面没有人能答复。先在「团队」里给这一队定一位组长。") % {"name": whom.name}
        )
    made = Complaint.objects.create(
        customer=customer, name=customer.name, about=whom, team=whom.team, by=by, source=source, channel=channel,
        text=text, happened_on=day, filed_at=clock.now(), cite=rulebook.value(deadlines.CODE, for_=whom).cite,
        answerer=answerer,
    )  # fmt: skip
    fact = say(COMPLAINT_FILED, made, by, source=source, channel=channel, on=day, to=answerer)
    tell(TO_ANSWER, fact, answerer.pk)
    tell(ABOUT_ME, fact, whom.pk)
    deadlines.ask_for_answer(made)
    return made
