"""Rules broken as far as a machine or a colleague sees it: two customers handed back and forth, one by mistake, a rude note."""

from datetime import date, datetime

from xiaodui.conduct.acts import report, withdraw
from xiaodui.conduct.acts.look import look
from xiaodui.conduct.models import Violation
from xiaodui.core import clock
from xiaodui.customers.acts import hand_over, note
from xiaodui.customers.detectors import BACK_AND_FORTH
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Account, Book
from xiaodui.demo.world import World
from xiaodui.journal import Fact, key_of

GIVEN, BACK, SAID, MENDED = -7, -4, -3, -2
"""Working days before today."""
WHY = ("我这周出差，你先顶一下。", "出差回来了，还是我来跟。")
RUDE = "这家磨叽得很，问八遍都不定，随便应付一下得了。"
REPORTED = "备注里这么写客户不合适，新人看了会学。"
MISTAKEN = "是我让他们临时换的：出差三天，回来就换回。"


class Judging(Life):
    name, order = "judging", 60

    def finish(self, world: World) -> None:
        if len(world.days) < -GIVEN + 1:
            return
        self._swap(world, "fangrui", "shenyue")
        self._swap(world, "dengli", "heyutong")
        self._mend(world, "dengli")
        self._speak(world, "sunhao", "xuhang")

    def _swap(self, world: World, giver: str, mate: str) -> None:
        dice = world.dice(self.name, giver)
        days = [world.later(world.today, GIVEN), world.later(world.today, BACK)]
        account = _held(world, giver, days[0])
        if account is None:
            return
        for by, to, day, why in ((giver, mate, days[0], WHY[0]), (mate, giver, days[1], WHY[1])):
            account.customer.refresh_from_db()
            hand_over(
                account.customer, by=world.people[by], to=world.people[to], reason=why, at=world.moment(dice, day, 0.4)
            )
        facts = list(Fact.objects.said(*BACK_AND_FORTH.verbs).filter(subject=key_of(account.customer)))
        with clock.at(world.moment(dice, days[1], 0.41)):
            look(BACK_AND_FORTH, facts)

    def _mend(self, world: World, giver: str) -> None:
        dice = world.dice(self.name, "mend")
        for one in Violation.objects.standing().filter(person=world.people[giver]):
            at = world.moment(dice, world.later(world.today, MENDED))
            withdraw(one, by=world.leader_of(giver), reason=MISTAKEN, at=at)

    def _speak(self, world: World, login: str, mate: str) -> None:
        day = world.later(world.today, SAID)
        account = _held(world, login, day)
        if account is None:
            return
        at = [world.moment(world.dice(self.name, login), day, share) for share in (0.5, 0.8)]
        note(account.customer, by=world.people[login], text=RUDE, at=at[0])
        fact = Fact.objects.filter(verb="note.written", subject=key_of(account.customer)).latest("pk")
        self._report(world, login, mate, fact, at[1])

    def _report(self, world: World, login: str, mate: str, fact: Fact, at: datetime) -> None:
        report(
            by=world.people[mate], at=at, clause="chat.conduct", person=world.people[login], evidence=[fact.pk],
            words=REPORTED,
        )  # fmt: skip


def _held(world: World, login: str, day: date) -> Account | None:
    """A customer that has been his since before that day."""
    book: Book = world.kept["book"]
    for account in book.of(login):
        account.customer.refresh_from_db()
        since = account.customer.owned_since
        if account.customer.owner_id == world.people[login].pk and since and clock.day_of(since) < day:
            return account
    return None
