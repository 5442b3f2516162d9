"""A company of any size, written straight into the tables: rows without acts and nearly without facts.

A hundred customers a person, eight regions of equal size, two deals a customer: one in eight open, the others won or
lost over three years. The journal holds one fact a deal, and thirty for the record that is looked at.
"""

import itertools
import json
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from xiaodui.core import clock
from xiaodui.core.text import initials, squash, tokens
from xiaodui.customers.models import Contact, Customer, Involvement
from xiaodui.deals.models import Deal, Stage
from xiaodui.journal import canonical
from xiaodui.journal.models import Fact
from xiaodui.people.models import Grant, Membership, Person, Role, Team
from xiaodui.search.models import Entry

EACH = 100
REGIONS = 8
CITIES = [
    "昆山", "宁波", "扬州", "无锡", "杭州", "南通", "泰州", "苏州", "常州", "嘉兴", "绍兴", "温州", "厦门", "佛山", "东莞", "惠州",
]  # fmt: skip
WORDS = [
    "立讯", "海晟", "嘉禾", "博远", "云栖", "瑞丰", "中盛", "恒力", "正泰", "德邦", "启明", "联创", "天合", "亚威", "汇川", "信捷",
]  # fmt: skip
TRADES = ["自动化", "物流", "食品", "电气", "智造", "纺织", "船舶", "精密", "电子", "新材料", "医疗", "包装"]
PROJECTS = ["MES", "二期", "仓储改造", "产线扩容", "视觉检测", "能耗监测", "设备联网", "质量追溯", "年度维保"]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静磊强军洋勇艳杰娟涛明超霞平刚桂"
LOOKED_AT = 30
"""Facts of the record whose page is asked for."""
FORM = "有限公司"
RARE, EVERY = "麒麟楠榆", 100_000
"""Where names are to be searched, all end with FORM, and one in EVERY begins with RARE."""


class Company:
    def __init__(self, customers: int, *, findable: bool = False) -> None:
        """`findable`: names as companies have them, in the search index; and a quarter of the deals."""
        self.customers, self.deals = customers, customers // 2 if findable else customers * 2
        self.findable, self.named = findable, list[tuple[str, str]]()
        self.people = max(customers // EACH, 20)
        self.teams = REGIONS * max(self.people // (10 * REGIONS), 1)
        self.by = random.Random(7)
        self.now = clock.now()
        self.initials: dict[str, str] = {}

    def build(self) -> None:
        """About 20 s for 200,000 customers."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
        with transaction.atomic():
            self._people()
            owners = self._customers()
            self._deals(owners)
            self._facts()
            if self.findable:
                self._entries()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def _people(self) -> None:
        per_region = self.teams // REGIONS
        rows = [("0001", "启明科技", REGIONS)]
        rows += [(f"0001{r + 1:04d}", f"{r + 1} 区", per_region) for r in range(REGIONS)]
        rows += [
            (f"0001{r + 1:04d}{t + 1:04d}", f"{r + 1} 区 {t + 1} 队", 0)
            for t in range(per_region)
            for r in range(REGIONS)
        ]
        made = Team.objects.bulk_create(
            [Team(path=path, depth=len(path) // 4, numchild=below, name=name) for path, name, below in rows]
        )
        leaves = [team for team in made if team.depth == 3]
        people = [self._person(1, "owner", made[0], is_owner=True), self._person(2, "leader", made[1])]
        people += [self._person(n + 3, f"p{n}", leaves[n % len(leaves)]) for n in range(self.people)]
        Person.objects.bulk_create(people)
        roles = {role.code: role for role in Role.objects.all()}
        since = clock.today() - timedelta(days=1200)
        Grant.objects.bulk_create(
            Grant(person=one, role=roles["leader" if one.login == "leader" else "member"], team=one.team, since=since)
            for one in people[1:]
        )
        Membership.objects.bulk_create(Membership(person=one, team=one.team, since=since) for one in people)
        self.team_of = {one.pk: one.team_id for one in people}
        self.called = {one.pk: one.name for one in people}

    def _person(self, pk: int, login: str, team: Team, **more: Any) -> Person:
        name = self.by.choice(SURNAMES) + self.by.choice(GIVEN) + self.by.choice(GIVEN)
        return Person(pk=pk, login=login, name=name, initials=self._sound(name), team=team, password="!", **more)

    def _sound(self, name: str) -> str:
        if name not in self.initials:
            self.initials[name] = initials(name)[:60]
        return self.initials[name]

    def _customers(self) -> list[int]:
        """The owner of each; one customer in ten has somebody else involved."""
        by, owners, involved = self.by, [0], []

        def rows() -> Iterator[tuple[Any, ...]]:
            for pk in range(1, self.customers + 1):
                name = by.choice(CITIES) + by.choice(WORDS) + by.choice(TRADES)
                owner, touched = by.randrange(self.people) + 3, self._ago(200)
                owners.append(owner)
                involved.append((pk, owner, touched))
                if by.random() < 0.1:
                    involved.append((pk, owner % self.people + 3, touched))
                title, trade = self._title(pk, name), by.choice(TRADES)
                if self.findable:
                    self.named.append((name, f"{name[:2]} {trade} {self.called[owner]}"))
                yield (pk, title, squash(title), self._sound(name), owner, by.choice("ABBCCCD"),
                       trade, name[:2], self._ago(1100), touched, touched, touched[:10])  # fmt: skip

        _insert(Customer, ("id", "name", "folded", "initials", "owner_id", "level", "sector", "region", "created_at",
                           "owned_since", "touched_at", "qualified_on"), rows())  # fmt: skip
        _insert(Involvement, ("customer_id", "person_id", "since"), involved)
        humans = ((pk, f"{by.choice(SURNAMES)}总", "总经理", True) for pk in range(1, self.customers + 1))
        _insert(Contact, ("customer_id", "name", "title", "decides"), humans)
        return owners

    def _title(self, pk: int, name: str) -> str:
        if not self.findable:
            return f"{name}{pk}"
        return f"{RARE if pk % EVERY == 7 else ''}{name}{pk}{FORM}"

    def _entries(self) -> None:
        """What `index_many` would write, a hundred times as quick: a number parts each name into two known runs."""
        kept: dict[str, list[str]] = {}

        def words(text: str) -> list[str]:
            if text not in kept:
                kept[text] = tokens(text)
            return kept[text]

        def rows() -> Iterator[tuple[Any, ...]]:
            for pk, (name, hint) in enumerate(self.named, 1):
                title = self._title(pk, name)
                inside = dict.fromkeys([*words(title.partition(str(pk))[0]), str(pk), *words(FORM)])
                others = (word for part in hint.split() for word in words(part) if word not in inside)
                yield ("customer", pk, title, hint, " ".join(inside), " ".join(dict.fromkeys(others)))

        _insert(Entry, ("kind", "ref_id", "title", "hint", "title_words", "other_words"), rows())

    def into_pool(self) -> None:
        """One customer in five has no owner and waits in the company's pool; once."""
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute("SELECT 1 FROM pool_place LIMIT 1")
            if cursor.fetchone():
                return
            cursor.execute("DELETE FROM customers_involvement WHERE customer_id % 5 = 0")
            cursor.execute("UPDATE customers_customer SET owner_id = NULL, owned_since = NULL WHERE id % 5 = 0")
            cursor.execute(
                "INSERT INTO pool_place (customer_id, pool_id, level, region, since, reason, note) SELECT id, "
                "(SELECT id FROM pool_pool WHERE is_default), level, region, touched_at, 'expired', '' "
                "FROM customers_customer WHERE id % 5 = 0"
            )
            cursor.execute("ANALYZE")

    def _deals(self, owners: list[int]) -> None:
        stages = list(Stage.objects.in_use().values_list("pk", flat=True))
        _insert(
            Deal,
            ("id", "title", "customer_id", "owner_id", "team_id", "stage_id", "stage_since", "amount", "expected_on",
             "won_on", "lost_on", "next_step", "next_on", "created_at", "version"),
            (self._deal(pk, owners[(pk - 1) // 2 + 1], (pk - 1) // 2 + 1, stages) for pk in range(1, self.deals + 1)),
        )  # fmt: skip

    def _deal(self, pk: int, owner: int, customer: int, stages: list[int]) -> tuple[Any, ...]:
        by, today = self.by, clock.today()
        amount = int(by.lognormvariate(11.5, 1.0)) // 100 * 100 * 10_000
        title = f"{by.choice(WORDS)} {by.choice(PROJECTS)} {pk}"
        same = (pk, title, customer, owner, self.team_of[owner])
        if by.random() < 0.12:
            days = by.expovariate(1 / 25)
            plan = (
                ("带样品去车间试两天", today + timedelta(days=by.randrange(-3, 14)))
                if by.random() < 0.7
                else ("", None)
            )
            return (*same, by.choice(stages[:-1]), self._back(days), amount, today + timedelta(days=by.randrange(90)),
                    None, None, *plan, self._back(days + by.randrange(60)), by.randrange(6))  # fmt: skip
        ago = by.randrange(1100)
        ended = today - timedelta(days=ago)
        won, lost = (ended, None) if by.random() < 0.45 else (None, ended)
        return (*same, stages[-1], self._back(ago + 20), amount, ended, won, lost, "", None,
                self._back(ago + by.randrange(20, 120)), by.randrange(2, 9))  # fmt: skip

    def _facts(self) -> None:
        one = Deal.objects.filter(won_on=None, lost_on=None, owner_id=3).order_by("pk").first()
        assert one is not None
        keys = ((pk, (pk - 1) // 2 + 1) for pk in range(1, self.deals + 1))
        again = itertools.repeat((one.pk, one.customer_id), LOOKED_AT)
        at = self.now - timedelta(days=1)
        _insert(Fact, ("verb", "subject", "within", "actor", "happened_at", "recorded_at", "body", "digest"),
                (_fact(*pair, at) for pair in itertools.chain(keys, again)))  # fmt: skip

    def _ago(self, most: int) -> str:
        return self._back(self.by.random() * most)

    def _back(self, days: float) -> str:
        return _stored(self.now - timedelta(days=days, seconds=self.by.random() * 3600))


def _stored(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _fact(deal: int, customer: int | None, at: datetime) -> tuple[str, ...]:
    at = at - timedelta(seconds=deal)
    said = canonical.instant(at)
    body = {"actor": "person:3", "detail": {"name": f"商机 {deal}"}, "happened_at": said, "recorded_at": said,
            "subject": f"deal:{deal}", "team": "", "verb": "deal.edited", "within": f"customer:{customer}"}  # fmt: skip
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return ("deal.edited", f"deal:{deal}", f"customer:{customer}", "person:3", _stored(at), _stored(at), text, "0" * 64)


def _insert(model: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Plain SQL; columns not named take their field's default."""
    others = {
        field.column: field.get_db_prep_save(field.get_default(), connection)
        for field in model._meta.concrete_fields
        if field.column not in columns and not field.primary_key
    }
    names = ", ".join(f'"{name}"' for name in (*columns, *others))
    marks = ", ".join("?" * (len(columns) + len(others)))
    fixed = tuple(others.values())
    assert connection.connection is not None
    connection.connection.cursor().executemany(
        f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({marks})',
        ((*(str(v) if hasattr(v, "isoformat") else v for v in row), *fixed) for row in rows),
    )
