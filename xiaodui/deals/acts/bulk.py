"""Bulk forms of opening, moving, winning and losing: one statement a chunk, one fact a row."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from xiaodui.core import clock
from xiaodui.core.acts import Act, Asked
from xiaodui.core.money import to_base
from xiaodui.core.prepared import Prepared
from xiaodui.core.prepared_rows import Insert, Update
from xiaodui.core.refusal import Refusal
from xiaodui.customers.guarding import guarded
from xiaodui.customers.models import Customer, Involvement
from xiaodui.customers.sockets import Touch
from xiaodui.deals.acts.close import business_time, lose, refuse_ended_before, win
from xiaodui.deals.acts.keep import built, create, refuse_closed, refuse_code
from xiaodui.deals.acts.move import move, refuse_retired, refuse_stale
from xiaodui.deals.acts.telling import tell_lost, tell_moved, tell_opened, tell_won
from xiaodui.deals.models import Deal
from xiaodui.journal import gather
from xiaodui.people.history import TeamThen

CHUNK = 500
DEALS = Insert(Deal)
CODES = Prepared(lambda codes: Deal.objects.filter(code__in=codes).values_list("code"), [str])
OPEN = Prepared(lambda pks: Deal.objects.open().filter(pk__in=pks).values_list("pk", "version"), [int])
TOUCH = Prepared(lambda pk, at: (Customer.objects.filter(pk=pk, touched_at__lt=at), {"touched_at": at}), int, datetime)
MOVE = Update(Deal, "stage", "stage_since", "engaged_on", "version")
WIN = Update(Deal, "won_on", "amount", "engaged_on", "contract_until", "version")
LOSE = Update(Deal, "lost_on", "lost_why", "version")


def _each(act: Act, asked: list[Asked], do: Callable[[Asked], Deal]) -> list[Any]:
    """Row by row: the right, the decision; a Refusal becomes that row's answer."""
    answers: list[Any] = []
    for row in asked:
        try:
            act.check_right(row.by, row.target)
            with clock.at(row.at or clock.now()):
                answers.append(do(row))
        except Refusal as refusal:
            answers.append(refusal)
    return answers


def _tell(asked: list[Asked], answers: list[Any], tell: Callable[[Asked, Deal, TeamThen], None]) -> None:
    then = TeamThen({deal.owner_id for deal in answers if isinstance(deal, Deal)})
    with gather():
        for row, deal in zip(asked, answers, strict=True):
            if isinstance(deal, Deal):
                tell(row, deal, then)


def _write(answers: list[Any], change: Update) -> None:
    deals = [one for one in answers if isinstance(one, Deal)]
    for deal in deals:
        deal.version += 1
    change.rows(deals)


def _end_at(row: Asked) -> Any:
    """The same business time that the single form takes."""
    with clock.at(row.at or clock.now()):
        return business_time(_values(row)["on"])


def _values(row: Asked) -> dict[str, Any]:
    return {name: getattr(row.input, name) for name in type(row.input).model_fields}


@create.bulk
def create_many(asked: list[Asked]) -> list[Any]:
    taken, kept = _codes_there(asked), _kept_for_others(asked)

    def do(row: Asked) -> Deal:
        deal = built(row.by, _values(row))
        if refusal := kept.get(id(row)):
            raise refusal
        if deal.code:
            if deal.code in taken:
                refuse_code()
            taken.add(deal.code)
        return deal

    answers = _each(create, asked, do)
    deals = [one for one in answers if isinstance(one, Deal)]
    DEALS.rows(deals)
    if deals:
        with_customer = [deal for deal in deals if deal.customer_id]
        Involvement.note({(d.customer_id or 0, d.owner_id) for d in with_customer}, deals[0].created_at)
        _touch(with_customer)
    _tell(asked, answers, lambda row, deal, then: tell_opened(deal, row.by, row.at, then))
    return answers


def _kept_for_others(asked: list[Asked]) -> dict[int, Refusal]:
    """By id of the row: why its customer may not be sold to by its owner; one question a guard."""
    rows = [row for row in asked if row.by is not None and row.input.customer is not None]  # type: ignore[attr-defined]
    touches = [Touch(r.input.customer, r.by, "sell", r.input.owner or r.by) for r in rows]  # type: ignore[attr-defined]
    return {id(row): no for row, no in zip(rows, guarded(touches), strict=True) if no}


def _codes_there(asked: list[Asked]) -> set[str]:
    """Which of these codes other deals have already; one query for 100 of them."""
    codes = sorted({row.input.code for row in asked if row.input.code})  # type: ignore[attr-defined]
    found: set[str] = set()
    for start in range(0, len(codes), CHUNK):
        found |= {code for (code,) in CODES.rows(codes[start : start + CHUNK])}
    return found


def _touch(deals: list[Deal]) -> None:
    latest: dict[int, Any] = {}
    for deal in deals:
        assert deal.customer_id is not None, "only deals with a customer"
        latest[deal.customer_id] = max(deal.created_at, latest.get(deal.customer_id, deal.created_at))
    TOUCH.changes(sorted(latest.items()))


def _still_open(asked: list[Asked]) -> dict[int, int]:
    """Versions by id of those that are open now."""
    return dict(OPEN.rows([row.target.pk for row in asked]))


@move.bulk
def move_many(asked: list[Asked]) -> list[Any]:
    """A deal may be named several times: its moves happen one after another, each with its own fact."""
    free, then = _still_open(asked), TeamThen({row.target.owner_id for row in asked})
    known: dict[int, Deal] = {}
    moved: dict[int, Deal] = {}

    def do(row: Asked) -> Deal:
        deal, given = known.setdefault(row.target.pk, row.target), _values(row)
        refuse_retired(given["stage"])
        if deal.stage_id == given["stage"].pk:
            return deal
        seen = deal.version if given["version"] is None else given["version"]
        if free.get(deal.pk) != seen:
            refuse_stale(deal)
        before, deal.stage, deal.stage_since = deal.stage_id, given["stage"], clock.now()
        if deal.stage.engages and deal.engaged_on is None:
            deal.engaged_on = clock.today()
        deal.version = free[deal.pk] = seen + 1
        moved[deal.pk] = deal
        tell_moved(deal, row.by, row.at, before, then)
        return deal

    with gather():
        answers = _each(move, asked, do)
    MOVE.rows(list(moved.values()))
    return answers


@win.bulk
def win_many(asked: list[Asked]) -> list[Any]:
    free = _still_open(asked)

    def do(row: Asked) -> Deal:
        deal, given = row.target, _values(row)
        on = clock.day_of(business_time(given["on"]))
        if deal.pk not in free:
            refuse_closed(deal)
        to_base(given["amount"], deal.currency, on)  # raises: told later, a missing rate would stop every row
        refuse_ended_before(given["contract_until"], on)
        del free[deal.pk]
        deal.won_on, deal.amount, deal.contract_until = on, given["amount"], given["contract_until"]
        deal.engaged_on = deal.engaged_on or min(clock.day_of(deal.created_at), deal.won_on)
        return deal  # type: ignore[no-any-return]

    answers = _each(win, asked, do)
    _write(answers, WIN)
    _tell(asked, answers, lambda row, deal, then: tell_won(deal, row.by, _end_at(row), then))
    return answers


@lose.bulk
def lose_many(asked: list[Asked]) -> list[Any]:
    free = _still_open(asked)

    def do(row: Asked) -> Deal:
        deal, given = row.target, _values(row)
        on = clock.day_of(business_time(given["on"]))
        if free.pop(deal.pk, None) is None:
            refuse_closed(deal)
        deal.lost_on, deal.lost_why = on, given["why"]
        return deal  # type: ignore[no-any-return]

    answers = _each(lose, asked, do)
    _write(answers, LOSE)
    _tell(asked, answers, lambda row, deal, then: tell_lost(deal, row.by, _end_at(row), then))
    return answers
