"""The bulk form of adding customers: same checks, rows and facts written together."""

from typing import Any

from xiaodui.core import clock
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts.keep import built, create, refuse_twice, tell_added
from xiaodui.customers.models import Customer, Involvement
from xiaodui.journal import gather


@create.bulk
def create_many(asked: list[Asked]) -> list[Any]:
    answers: list[Any] = []
    taken: set[str] = set()
    for row in asked:
        try:
            create.check_right(row.by, None)
            with clock.at(row.at or clock.now()):
                made = built(row.by, {name: getattr(row.input, name) for name in type(row.input).model_fields})
            refuse_twice(made.folded)
            if made.folded in taken:
                raise Refusal("customer.twice", f"{made.name}")
            taken.add(made.folded)
            answers.append(made)
        except Refusal as refusal:
            answers.append(refusal)
    rows = [one for one in answers if isinstance(one, Customer)]
    Customer.objects.bulk_create(rows, batch_size=200)
    if rows:
        Involvement.note({(c.pk, c.owner_id) for c in rows if c.owner_id}, rows[0].created_at)
    with gather():
        for row, one in zip(asked, answers, strict=True):
            if isinstance(one, Customer):
                tell_added(one, row.by)
    return answers
