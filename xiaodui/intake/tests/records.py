"""A form and a held message for the tables of doors and pages."""

from typing import Any

from tests.cast import Cast
from xiaodui.intake import acts
from xiaodui.notices.models import Notice


def came_in(cast: Cast) -> dict[str, Any]:
    form = acts.create_form(
        by=cast.laozhou,
        name="官网咨询",
        heading="想了解什么",
        thanks="给你回电",
        asks=["phone"],
        musts=["phone"],
        source="官网",
    )
    held = acts.receive(
        form, by=None, name="台州景誉包装机械", phone="0576 8000 1200", address="0" * 32, why=["quick"], passes=False
    )
    Notice.objects.filter(kind="submission.held").update(read_at=held.came_at)
    return {"intakeform": form, "submission": held}
