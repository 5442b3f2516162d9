"""What the API reads of forms and of what came through them."""

from typing import Any

from xiaodui.core.reads import READS, Read
from xiaodui.intake.models import IntakeForm, Submission


def _form(one: IntakeForm) -> dict[str, Any]:
    return {
        "id": one.pk, "token": one.token, "name": one.name, "heading": one.heading, "asks": one.asks, "musts": one.musts,
        "source": one.source, "campaign": one.campaign, "goes_to": one.goes_to, "pool": one.pool_id, "person": one.person_id,
        "origins": one.origins, "retired_on": one.retired_on, "version": one.version,
    }  # fmt: skip


def _submission(one: Submission) -> dict[str, Any]:
    return {
        "id": one.pk, "form": one.form_id, "state": one.state, "why": one.why, "said": one.said, "came_at": one.came_at,
        "customer": one.customer_id, "settled_at": one.settled_at,
    }  # fmt: skip


READS.plug(Read("intake_forms", IntakeForm, _form, {"token": "token"}))
READS.plug(Read("submissions", Submission, _submission, {"form": "form_id", "state": "state"}))
