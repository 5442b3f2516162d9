"""The bulk form of logging: same checks and verdicts row by row, rows and facts written together."""

from collections import defaultdict
from typing import Any

from xiaodui.core import clock
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.customers.guarding import guarded
from xiaodui.customers.sockets import Touch
from xiaodui.followups.acts import planning
from xiaodui.followups.acts.judging import MOST_COMPARED, earlier_of, judge, settle
from xiaodui.followups.acts.logging import NEXT, built, check, create, same_day, touch
from xiaodui.followups.acts.telling import tell_logged
from xiaodui.followups.models import FollowUp
from xiaodui.followups.rules import Earlier
from xiaodui.journal import gather
from xiaodui.people.models import Person

BATCH = 200


@create.bulk
def create_many(asked: list[Asked]) -> list[Any]:
    answers: list[Any] = [_read(row) for row in asked]
    rows = [one for one in answers if isinstance(one, FollowUp)]
    touches = [Touch(one.customer, asked[i].by, "contact", one.person) for i, one in enumerate(answers)
               if isinstance(one, FollowUp)]  # fmt: skip
    refused = {id(row): no for row, touch_, no in zip(rows, touches, guarded(touches), strict=True) if no and touch_.by}
    answers = [refused.get(id(one), one) for one in answers]
    rows = [one for one in answers if isinstance(one, FollowUp)]
    _judge_in_order(rows)
    FollowUp.objects.bulk_create(rows, batch_size=BATCH)
    with gather():
        for row, one in zip(asked, answers, strict=True):
            if isinstance(one, FollowUp):
                tell_logged(one, row.by)
    for row, one in zip(asked, answers, strict=True):
        if isinstance(one, FollowUp):
            touch(one)
            with clock.at(row.at or clock.now()):
                following = {name: getattr(row.input, name) for name in NEXT}
                planning.after(one, row.by, row.input.plan, following)  # type: ignore[attr-defined]
    return answers


def _read(row: Asked) -> Any:
    try:
        create.check_right(row.by, None)
        with clock.at(row.at or clock.now()):
            made = built(row.by, {
                name: getattr(row.input, name) for name in type(row.input).model_fields if name != "plan"
            })  # fmt: skip
        check(made, row.by, row.input.plan)  # type: ignore[attr-defined]
        return made
    except Refusal as refusal:
        return refusal


def _judge_in_order(rows: list[FollowUp]) -> None:
    """Each beside its author's earlier texts, those of this batch included; one query a person."""
    ids = sorted({row.person_id for row in rows})
    list(Person.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
    before: dict[int, list[Earlier]] = {}
    touched: dict[tuple[Any, ...], bool] = defaultdict(bool)
    for row in rows:
        if row.person_id not in before:
            before[row.person_id] = earlier_of(row.person)
        with clock.at(row.logged_at):
            settle(row, judge(row, before[row.person_id]))
        if row.mark:
            before[row.person_id] = [Earlier(bytes(row.mark), row.happened_at), *before[row.person_id]][:MOST_COMPARED]
        day = (row.person_id, row.customer_id, clock.day_of(row.happened_at))
        row.first_of_day = not touched[day] and not same_day(row).exists()
        touched[day] = True
