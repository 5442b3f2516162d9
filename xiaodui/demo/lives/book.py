"""What sellers know of their customers and deals while a demo company lives."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xiaodui.demo.names.companies import Company
from xiaodui.demo.names.humans import Human


@dataclass
class Account:
    customer: Any
    company: Company
    login: str
    humans: list[Human]
    busy: bool = False
    rest_until: int = 0
    """The number of the day before which nobody begins another deal here."""

    @property
    def who(self) -> str:
        return self.humans[0].called

    @property
    def boss(self) -> str:
        return next((human.called for human in self.humans if human.decides), self.humans[-1].called)


@dataclass
class Track:
    """An open deal on its way: `due` is the day of the next touch, whatever its next step says on paper."""

    deal: Any
    account: Account
    product: Any
    login: str
    stage: int
    due: date
    stalled: bool = False


@dataclass(frozen=True)
class Touch:
    """What came of a track on a day: on, lingers, won, lost."""

    track: Track
    at: datetime
    came: str


@dataclass
class Book:
    accounts: list[Account] = field(default_factory=list)
    tracks: list[Track] = field(default_factory=list)
    touched: list[Touch] = field(default_factory=list)
    """Today's."""
    brands: set[str] = field(default_factory=set)
    won: dict[tuple[str, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    """By month and team: how the race stands."""

    def of(self, login: str) -> list[Account]:
        return [account for account in self.accounts if account.login == login]

    def push(self, month: str, team: str, teams: list[str]) -> float:
        """Who lies behind this month pushes harder: what multiplies the chance of signing, 0.25 to 1.8."""
        mean = sum((self.won[month, one] for one in teams), Decimal(0)) / len(teams)
        if not mean:
            return 1.0
        return min(1.8, max(0.25, 1 + 1.6 * float((mean - self.won[month, team]) / mean)))
