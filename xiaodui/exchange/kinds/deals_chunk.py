"""The deals of one transaction: opened together, ended together; what is there already is brought up one by one."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_noop

from xiaodui.core import clock
from xiaodui.core.acts import Act, Asked
from xiaodui.core.refusal import Refusal
from xiaodui.core.text import squash
from xiaodui.customers.models import Customer
from xiaodui.deals.acts import create, edit, lose, move, win
from xiaodui.deals.acts.inputs import DealIs, EditDeal, LoseDeal, MoveDeal, WinDeal
from xiaodui.deals.models import Deal
from xiaodui.exchange.kinds.filling import changes
from xiaodui.exchange.kinds.kind import Outcome, Row
from xiaodui.exchange.kinds.said import Said

if TYPE_CHECKING:
    from xiaodui.exchange.kinds.deals import DealTaker

UNSAID = "—"
EDITED = ["amount", "product", "expected_on", "next_step"]


class Refused(Exception):
    """One row was refused after it had begun: it is taken out and the others are done again."""

    def __init__(self, line: int, answer: Refusal) -> None:
        super().__init__(answer.code)
        self.line, self.outcome = line, Outcome.no(answer.code, answer.sentence)


def instant(day: date | None) -> datetime | None:
    """Noon of a day that is past; None (now) for today and for none."""
    return clock.noon(day) if day and day < clock.today() else None


class DealsChunk:
    def __init__(self, taker: "DealTaker", rows: Sequence[Row]) -> None:
        self.taker, self.by, self.dry, self.rows = taker, taker.by, taker.dry, rows
        folded = {squash(row.values["customer"])[:160] for row in rows if "customer" in row.values}
        customers = Customer.objects.visible_to(self.by).filter(folded__in=folded).order_by("-pk")
        self.customers = {customer.folded: customer for customer in customers}
        self.keys = {row.line: self._key(row) for row in rows}
        self.there = self._find()
        self.done: dict[int, Outcome] = {}

    def _customer(self, row: Row) -> Customer | None:
        return self.customers.get(squash(row.values.get("customer", ""))[:160])

    def _key(self, row: Row) -> tuple[Any, ...]:
        """By its code; without one, by customer and title."""
        if code := row.values.get("code"):
            return (code,)
        customer = self._customer(row)
        return (customer.pk if customer else None, row.values["deal"])

    def _find(self) -> dict[tuple[Any, ...], Deal]:
        keys = set(self.keys.values())
        codes = [key[0] for key in keys if len(key) == 1]
        titles = {key[1] for key in keys if len(key) == 2}
        there: dict[tuple[Any, ...], Deal] = {}
        if titles:
            at = Deal.objects.filter(title__in=titles).select_related("owner__team", "product").order_by("-pk")
            there |= {(deal.customer_id, deal.title): deal for deal in at}
        if codes:
            found = Deal.objects.filter(code__in=codes).select_related("owner__team", "product")
            there |= {(deal.code,): deal for deal in found}
        there |= {key: self.taker.pretended[key] for key in keys if key in self.taker.pretended}
        known = [deal.pk for deal in there.values() if deal.pk]
        self.seen = set(Deal.objects.visible_to(self.by).filter(pk__in=known).values_list("pk", flat=True))
        return {key: deal for key, deal in there.items() if key in keys}

    def settled(self) -> dict[int, Outcome]:
        """Outcomes by line, in one transaction. Raises Refused, and then nothing of it stays."""
        with transaction.atomic():
            fresh = self._fresh()
            self._open(fresh)
            self._end([row for row in fresh if row.values["_end"] and row.line in self.done])
            for row in self.rows:
                if row.line not in self.done:
                    self.done[row.line] = self._bring_up(row, self.there[self.keys[row.line]])
        return self.done

    def _fresh(self) -> list[Row]:
        """The first row of each key that isn't there; refuses what may not be begun."""
        fresh: dict[tuple[Any, ...], Row] = {}
        for row in self.rows:
            key = self.keys[row.line]
            if "customer" in row.values and self._customer(row) is None:
                said = Said(
                    "没有「%(name)s」这个客户，或者你看不到它。请先导入客户。", name=row.values["customer"][:60]
                )
                self.done[row.line] = Outcome.no("customer.unknown", said)
            elif key not in self.there and key not in fresh:
                owner = row.values["_deal"].owner or self.by
                if row.values["_end"] and not win.may(self.by, Deal(owner=owner)):
                    said = Said(gettext_noop("归 %(owner)s 的商机你不能结单，请那边的组长来导。"), owner=owner.name)
                    self.done[row.line] = Outcome.no("deal.right", said)
                else:
                    fresh[key] = row
        return list(fresh.values())

    def _open(self, rows: list[Row]) -> None:
        asked = [self._asked(row) for row in rows]
        answers = [self._pretend(one) for one in asked] if self.dry else create.many(asked)
        for row, answer in zip(rows, answers, strict=True):
            if isinstance(answer, Refusal):
                self.done[row.line] = Outcome.no(answer.code, answer.sentence)
                continue
            self.done[row.line] = Outcome("added")
            self.there[self.keys[row.line]] = answer
            if self.dry:
                self.taker.pretended[self.keys[row.line]] = answer
            else:
                self.seen.add(answer.pk)
        for row in self.rows:
            # What repeats a row that was refused is refused like it.
            if row.line not in self.done and self.keys[row.line] not in self.there:
                first = next(one for one in rows if self.keys[one.line] == self.keys[row.line])
                self.done[row.line] = self.done[first.line]

    def _asked(self, row: Row) -> Asked:
        values = row.values
        given = values["_deal"].model_copy(update={"customer": self._customer(row)})
        return Asked(given, by=self.by, at=instant(values.get("opened_on") or values.get("closed_on")))

    def _pretend(self, asked: Asked) -> Any:
        try:
            create.check_right(self.by, None)
        except Refusal as no:
            return no
        given: Any = asked.input
        owner = given.owner or self.by
        stage = given.stage or (self.taker.stages[0] if self.taker.stages else None)
        return Deal(**{name: getattr(given, name) for name in (*EDITED, "title", "customer")}, owner=owner, stage=stage)

    def _end(self, rows: list[Row]) -> None:
        for end, act in (("won", win), ("lost", lose)):
            ended = [row for row in rows if row.values["_end"] == end and self.done[row.line].became == "added"]
            asked = [self._ending(row, self.there[self.keys[row.line]]) for row in ended]
            if self.dry:
                for row, one in zip(ended, asked, strict=True):
                    setattr(one.target, f"{end}_on", row.values["closed_on"])
                continue
            for row, answer in zip(ended, act.many(asked) if asked else [], strict=True):
                if isinstance(answer, Refusal):
                    raise Refused(row.line, answer)

    def _ending(self, row: Row, deal: Deal) -> Asked:
        values = row.values
        said: Any = (
            WinDeal.model_construct(amount=values["amount"], on=values["closed_on"])
            if values["_end"] == "won"
            else LoseDeal.model_construct(why=values.get("lost_why") or UNSAID, on=values["closed_on"])
        )
        return Asked(said, by=self.by, target=deal, at=instant(values["closed_on"]))

    def _bring_up(self, row: Row, deal: Deal) -> Outcome:
        """What differs on a deal that is there. An end in the file is newer than a deal that is still open."""
        if deal.pk and deal.pk not in self.seen:
            return Outcome.no(
                "deal.exists", Said(gettext_noop("「%(title)s」已经在系统里，但你看不到它。"), title=deal.title)
            )
        end, given, existing = row.values["_end"], row.values["_deal"], self.taker.existing
        named = [name for name in EDITED if name in row.values or (name == "amount" and "amount" in row.values)]
        if deal.closed_on:
            differs = existing == "overwrite" and (end != deal.state or changes(deal, given, named, existing))
            closed = Said(gettext_noop("「%(title)s」已经关闭，请先重新打开。"), title=deal.title)
            return Outcome.no("deal.closed", closed) if differs else Outcome("same")
        changed = changes(deal, given, named, existing)
        ends = bool(end) and existing == "overwrite"
        staged = existing == "overwrite" and not end and "stage" in row.values and deal.stage_id != given.stage.pk
        if not (changed or ends or staged):
            return Outcome("same")
        if not edit.may(self.by, deal):
            return Outcome.no(
                "deal.right",
                Said(gettext_noop("「%(title)s」归 %(owner)s，你改不了。"), title=deal.title, owner=deal.owner.name),
            )
        if self.dry:
            self._pretend_up(row, deal, changed, staged, ends)
        else:
            self._write_up(row, deal, changed, staged, ends)
        return Outcome("updated")

    def _pretend_up(self, row: Row, deal: Deal, changed: dict[str, Any], staged: bool, ends: bool) -> None:
        for name, value in changed.items():
            setattr(deal, name, value)
        if staged:
            deal.stage = row.values["_deal"].stage
        if ends:
            setattr(deal, f"{row.values['_end']}_on", row.values["closed_on"])
        self.taker.pretended[self.keys[row.line]] = deal

    def _write_up(self, row: Row, deal: Deal, changed: dict[str, Any], staged: bool, ends: bool) -> None:
        if changed:
            now = {name: getattr(deal, name) for name in DealIs.model_fields}
            asked = Asked(EditDeal.model_construct(**{**now, **changed}, version=deal.version), by=self.by, target=deal)
            self._must(row, edit, asked)
        if staged:
            stage = MoveDeal.model_construct(stage=row.values["_deal"].stage, version=None)
            self._must(row, move, Asked(stage, by=self.by, target=deal))
        if ends:
            self._must(row, win if row.values["_end"] == "won" else lose, self._ending(row, deal))

    def _must(self, row: Row, act: Act, asked: Asked) -> None:
        [answer] = act.many([asked])
        if isinstance(answer, Refusal):
            raise Refused(row.line, answer)
