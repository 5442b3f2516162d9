"""What waits in the pools, what was let go, whose protection ends this week, and one company that waits for a yes."""

from datetime import date, timedelta
from typing import Any

from xiaodui.core import clock
from xiaodui.core.refusal import Refusal
from xiaodui.customers.acts import create as create_customer
from xiaodui.customers.models import Customer
from xiaodui.deals.models import Deal
from xiaodui.demo.life import Life
from xiaodui.demo.lives.book import Book
from xiaodui.demo.names.companies import new_company
from xiaodui.demo.world import World
from xiaodui.pool import acts, reckoning
from xiaodui.pool.acts.installing import install
from xiaodui.pool.models import Place, Protection
from xiaodui.pool.rules import protection as law

WAITING, LET_GO, ENDING = 26, 5, ((1, "wanglei"), (2, "wanglei"), (5, "wanglei"), (2, "chenchen"), (6, "chenchen"))
WORDS = (
    "预算要等明年，技术那边认可我们。", "换了采购，得重新认识一遍。", "上次嫌交期长，现在有现货了可以再打。", "厂里在搬家，过了年再约。",
    "对方要先看样品，一直没寄。",
)  # fmt: skip
WHYS = ("no-need", "no-answer", "not-fit", "no-need", "no-time")
SOURCES = ("展会名片", "老系统带来的", "官网留言", "行业名录")


class Pooling(Life):
    name, order = "pooling", 58

    def prepare(self, world: World) -> None:
        install()
        for name, about, regions, team in (
            ("华东公海", "江浙沪的客户，华东的同事来领", "江苏、浙江、上海", "east"),
            ("华南公海", "两广和福建的客户，华南的同事来领", "广东、广西、福建", "south"),
        ):
            pool = acts.create(by=world.owner, name=name, about=about, regions=regions, order=10)
            found = world.teams.get(team)
            if found is not None:
                acts.seat(pool, by=world.owner, team=found)

    def finish(self, world: World) -> None:
        self._wait(world)
        self._let_go(world)
        self._end_soon(world)
        self._look(world)
        self._register(world)

    def _wait(self, world: World) -> None:
        """Companies that nobody has: they came in over the last weeks."""
        for number in range(WAITING):
            dice = world.dice(self.name, "wait", number)
            day = world.days[-1 - dice.randint(0, min(20, len(world.days) - 1))]
            company = new_company(dice, dice.choice(("east", "east", "south")), world.kept["book"].brands)
            phone = f"13{dice.randint(0, 9)} {dice.randint(1000, 9999)} {dice.randint(1000, 9999)}"
            at = min(world.moment(dice, day, dice.random()), world.now)
            _tried(
                create_customer, by=None, at=at, name=company.name, region=company.region,
                sector=company.sector, level=dice.choice(("A", "B", "B", "C", "C", "D")), source=dice.choice(SOURCES), phone=phone,
            )  # fmt: skip

    def _let_go(self, world: World) -> None:
        """Given back by hand, with words to the next; never with an open deal."""
        book: Book = world.kept["book"]
        done = 0
        for account in book.accounts:
            customer = Customer.objects.select_related("owner__team").get(pk=account.customer.pk)
            dice = world.dice(self.name, "let go", customer.name)
            if (
                done == LET_GO
                or account.login in {"wanglei", "chenchen"}
                or customer.owner is None
                or dice.random() > 0.2
            ):
                continue
            if Deal.objects.filter(customer=customer).exists():
                continue
            day = world.later(world.today, -dice.randint(1, 6))
            given = _tried(
                acts.release,
                customer,
                by=customer.owner,
                at=world.moment(dice, day, 0.6),
                why=WHYS[done],
                note=WORDS[done],
            )
            done += bool(given)

    def _end_soon(self, world: World) -> None:
        """Some became somebody's weeks ago, whatever the day on which this company was made."""
        taken: set[int] = set()
        for days, login in ENDING:
            if login not in world.people:
                continue
            rows = Protection.objects.filter(person=world.people[login]).exclude(customer__in=taken).order_by("pk")
            row = next((one for one in rows.select_related("person__team") if one.why == law.OWNED), None)
            if row is not None:
                taken.add(row.customer_id)
                began = clock.now() - timedelta(days=30 - days)
                row = reckoning.filled(row, [reckoning.owned(began, row.person)], row.person)
                Protection.objects.filter(pk=row.pk).update(
                    steps=row.steps, until=row.until, cap_at=row.cap_at, began_at=row.began_at, warn_at=row.warn_at
                )

    def _look(self, world: World) -> None:
        for login, most in (("wanglei", 3), ("zhaomin", 2)):
            if login not in world.people:
                continue
            person = world.people[login]
            dice = world.dice(self.name, "look", login)
            for place in Place.objects.visible_to(person).select_related("pool").newest()[:most]:
                _tried(acts.look, place, by=person, at=world.moment(dice, world.today, 0.1))

    def _register(self, world: World) -> None:
        for login, name, evidence in (
            ("wanglei", "张家港保税区启辰特种纤维有限公司", "周二在厂里见了设备科的陆工，第二条线想换伺服。"),
            ("chenchen", "溧阳竹箦新能源辅材厂", "展会上换了名片，昨天他们来电话问交期。"),
        ):
            if login in world.people:
                dice = world.dice(self.name, "register", login)
                day: date = world.later(world.today, -1)
                _tried(
                    acts.register, by=world.people[login], at=world.moment(dice, day, 0.7), name=name, evidence=evidence
                )


def _tried(act: Any, *target: Any, **given: Any) -> Any:
    """What a rule of the company refuses isn't done: the demo keeps its own rules."""
    try:
        return act(*target, **given)
    except Refusal:
        return None
