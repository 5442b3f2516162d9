"""Facts of what came in, and who is told of it."""

from typing import Any

from django.utils.translation import gettext as _

from xiaodui.customers.models import Customer
from xiaodui.intake.models import Submission
from xiaodui.intake.verbs import CUSTOMER_ASKED, HELD, LEAD_CAME
from xiaodui.journal import record
from xiaodui.notices import NoticeKind, notify

ASKED = NoticeKind(
    "customer.asked_online", zh="客户自己来问了", en="A customer asked", icon="message-question", urgent=True, order=35
)
CAME = NoticeKind(
    "customer.came_online", zh="网上来的线索", en="Leads from the web", icon="world-www", urgent=True, order=36
)
LOOK = NoticeKind("submission.held", zh="隔离的进线", en="Held messages", icon="shield", order=90)


def _about(row: Submission) -> dict[str, Any]:
    """The form by its name: whoever sees the customer reads it, though he doesn't keep forms."""
    return {
        "form": row.form.name,
        "through": f"intakeform:{row.form_id}",
        "source": row.form.source,
        "campaign": row.form.campaign,
    }


def tell_lead(row: Submission, lead: Customer) -> None:
    fact = record(LEAD_CAME, lead, by=None, within=lead, owner=lead.owner, **_about(row))
    if lead.owner_id:
        notify(CAME, fact, {lead.owner_id})


def tell_asked(row: Submission, customer: Customer, said: dict[str, str]) -> None:
    """To its owner; of one that nobody has, to who made the form. Who sent it learns nothing."""
    owner = customer.owner
    fact = record(
        CUSTOMER_ASKED, customer, by=None, within=customer, owner=owner,
        team=f"team:{owner.team_id}" if owner and owner.team_id else None, **_about(row), personal={"text": words_of(said)},
    )  # fmt: skip
    to = owner.pk if owner else row.form.made_by_id
    notify(ASKED, fact, {to} if to else set())


def words_of(said: dict[str, str]) -> str:
    """Who asked, how to answer, and what; all of it as it was typed."""
    who = " ".join(said[name] for name in ("contact", "title", "phone", "email") if said.get(name))
    return _("%(who)s：%(about)s") % {"who": who or said["name"], "about": said.get("about") or _("没有留话")}


def tell_held(row: Submission) -> None:
    fact = record(HELD, row, by=None, **_about(row), why=row.why)
    if row.form.made_by_id:
        notify(LOOK, fact, {row.form.made_by_id}, about=f"intakeform:{row.form_id}")
