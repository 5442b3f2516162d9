"""Deals with their history: opened when they were engaged, won or lost when they were closed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from xiaodui.catalog.models import Product
from xiaodui.core import clock
from xiaodui.core.acts import Asked
from xiaodui.core.refusal import Refusal
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create, lose, move, win
from xiaodui.deals.acts.inputs import LoseDeal, MoveDeal, NewDeal, WinDeal
from xiaodui.deals.models import Deal, Stage
from xiaodui.exchange.formats.crm_sales.files import DEALS, DealRow, Files
from xiaodui.people.models import Person

CHUNK = 60
"""Deals a transaction: small enough that a running server's writers wait less than a tenth of a second."""
UNSAID = "—"


class _Bringing:
    def __init__(
        self, files: Files, people: dict[str, Person], products: dict[str, Product], accounts: dict[str, Customer]
    ):
        self.files, self.people, self.products, self.accounts = files, people, products, accounts
        stages = list(Stage.objects.in_use())
        first = next((stage for stage in stages if not stage.engages), stages[0])
        self.stages = {"prospecting": first, "engaging": next((s for s in stages if s.engages), stages[-1])}

    def chunk(self, rows: Sequence[DealRow]) -> None:
        """One transaction: each of these deals is wholly in, or not at all."""
        with transaction.atomic():
            there = {
                deal.code: deal
                for deal in Deal.objects.filter(code__in=[row.code for row in rows]).select_related("owner")
            }
            fresh = [row for row in rows if row.code not in there]
            for row, deal in zip(fresh, create.many([self._opened(row) for row in fresh]), strict=True):
                if self._kept(row, deal):
                    there[row.code] = deal
                    self.files.report.added["deals"] += 1
            behind = [
                row for row in rows if row.code in there and row not in fresh and self._differs(there[row.code], row)
            ]
            self.files.report.updated["deals"] += len(behind)
            self._advance([row for row in behind if row.state == "open"], there)
            changed = [row for row in (*fresh, *behind) if row.code in there]
            self._close([row for row in changed if row.state == "won"], there, win, self._won)
            self._close([row for row in changed if row.state == "lost"], there, lose, self._lost)

    def _opened(self, row: DealRow) -> Asked:
        owner, product = self.people[row.agent], self.products[row.product]
        account = self.accounts.get(row.account)
        asked = NewDeal.model_construct(
            title=f"{account.name} · {product.name}" if account else product.name, amount=product.price,
            currency=product.currency, customer=account, product=product, expected_on=None, next_step="", next_on=None,
            stage=self.stages["prospecting" if row.stage == "prospecting" else "engaging"], owner=owner,
            engaged_on=row.engaged_on, code=row.code,
        )  # fmt: skip
        return Asked(asked, by=owner, at=self._began(row))

    def _began(self, row: DealRow) -> datetime | None:
        """A deal without a date of engagement is known since now; one that closed before it began, since its end."""
        day = row.engaged_on or row.closed_on
        return clock.noon(day) if day else None

    def _differs(self, deal: Deal, row: DealRow) -> bool:
        if deal.closed_on:
            return False
        return row.state != "open" or deal.stage_id != self.stages[row.stage].pk

    def _advance(self, rows: list[DealRow], there: dict[Any, Deal]) -> None:
        asked = [
            Asked(MoveDeal.model_construct(stage=self.stages[row.stage], version=None), by=self.people[row.agent],
                  target=there[row.code], at=self._began(row))
            for row in rows
        ]  # fmt: skip
        for row, answer in zip(rows, move.many(asked), strict=True):
            self._kept(row, answer)

    def _close(self, rows: list[DealRow], there: dict[Any, Deal], act: Any, said: Callable[[DealRow], Any]) -> None:
        asked = [
            Asked(said(row), by=self.people[row.agent], target=there[row.code], at=clock.noon(row.closed_on))  # type: ignore[arg-type]
            for row in rows
        ]
        for row, answer in zip(rows, act.many(asked), strict=True):
            self._kept(row, answer)

    def _won(self, row: DealRow) -> WinDeal:
        return WinDeal.model_construct(amount=row.value, on=row.closed_on)

    def _lost(self, row: DealRow) -> LoseDeal:
        return LoseDeal.model_construct(why=UNSAID, on=row.closed_on)

    def _kept(self, row: DealRow, answer: Any) -> bool:
        if isinstance(answer, Refusal):
            self.files.report.reject(DEALS, row.line, answer.code, answer.sentence, [row.code])
        return isinstance(answer, Deal)


def bring_deals(
    files: Files, people: dict[str, Person], products: dict[str, Product], accounts: dict[str, Customer], progress: Any
) -> None:
    """All deals in chunks; `progress("deals", done, total)` after each."""
    bringing = _Bringing(files, people, products, accounts)
    for start in range(0, len(files.deals), CHUNK):
        bringing.chunk(files.deals[start : start + CHUNK])
        progress("deals", min(start + CHUNK, len(files.deals)), len(files.deals))
