"""The least SQL for what each page shows, written by hand with the index that suits the viewer best."""

from benchmarks.kit.bare import Query

NAMES = "LEFT JOIN customers_customer c ON c.id = d.customer_id LEFT JOIN people_person p ON p.id = d.owner_id"
FACTS = "SELECT id, verb, actor, happened_at, body FROM journal_fact WHERE {} = %s ORDER BY happened_at DESC, id DESC LIMIT 31"
CONTACTS = "SELECT name, title, phone, email, decides FROM customers_contact WHERE customer_id = %s"
PROBED = (
    "EXISTS (SELECT 1 FROM search_entry e JOIN search_words w ON w.rowid = e.id "
    "WHERE e.kind = 'customer' AND e.ref_id = c.id AND {})"
)
OPEN = "won_on IS NULL AND lost_on IS NULL"


class Least:
    """`people` are those whose records the viewer sees; None for everybody's."""

    def __init__(self, people: list[int] | None) -> None:
        self.people = people
        self.few = people is not None and len(people) == 1

    def sight(self, column: str) -> str:
        """The sign keeps SQLite from asking for each of many people's rows."""
        if self.people is None:
            return "1"
        return f"{'' if self.few else '+'}{column} IN ({', '.join(map(str, self.people))})"

    def involved(self, customer: str) -> str:
        if self.people is None:
            return "1"
        if self.few:
            return f"{customer} IN (SELECT customer_id FROM customers_involvement WHERE {self.sight('person_id')})"
        theirs = f"i.customer_id = {customer} AND {self.sight('i.person_id')}"
        return f"EXISTS (SELECT 1 FROM customers_involvement i WHERE {theirs})"

    def by(self, many: str, few: str) -> str:
        return few if self.few else many

    def deal_list(self) -> list[Query]:
        index = self.by("deal_recent", "deal_owner")
        return [(
            f"SELECT d.id, d.title, c.name, s.name_zh, d.stage_since, d.won_on, d.lost_on, d.amount, d.currency, "
            f"d.expected_on, d.next_step, d.next_on, p.name, d.created_at FROM deals_deal d INDEXED BY {index} {NAMES} "
            f"LEFT JOIN deals_stage s ON s.id = d.stage_id WHERE {self.sight('d.owner_id')} "
            "ORDER BY d.created_at DESC, d.id DESC LIMIT 51", [],
        )]  # fmt: skip

    def customer_list(self) -> list[Query]:
        """With those that he owns; those in which he is involved stand among them."""
        sees = self.involved("c.id")
        hint = self.by("INDEXED BY customer_recent", "")
        return [(
            f"SELECT c.id, c.name, c.level, c.sector, c.region, c.touched_at, p.name FROM customers_customer c {hint} "
            f"LEFT JOIN people_person p ON p.id = c.owner_id WHERE {sees} "
            "ORDER BY c.touched_at DESC, c.id DESC LIMIT 51", [],
        )]  # fmt: skip

    def pool(self) -> list[Query]:
        """Everybody who sells sits in the company's pool."""
        return [(
            "SELECT l.id, c.name, l.level, l.region, c.sector, c.phone, l.reason, l.since FROM pool_place l "
            "INDEXED BY place_recent JOIN customers_customer c ON c.id = l.customer_id "
            "WHERE l.pool_id = (SELECT id FROM pool_pool WHERE is_default) ORDER BY l.since DESC, l.id DESC LIMIT 51", [],
        )]  # fmt: skip

    def _holds(self, word: str, in_title: bool) -> tuple[str, str]:
        """How the index is asked: pairs of characters, in titles or anywhere."""
        pairs = [word] if len(word) == 1 else [word[i : i + 2] for i in range(len(word) - 1)]
        asked = " AND ".join(f'"customer·{pair}"' for pair in pairs)
        return "search_words MATCH %s", f"title_words : ({asked})" if in_title else asked

    def found(self, word: str) -> list[Query]:
        """The newest that hold the word in their name. Who sees few looks each of his up; others walk the index."""
        columns = "SELECT c.id, c.name, c.region, c.sector, p.name FROM customers_customer c LEFT JOIN people_person p ON p.id = c.owner_id"
        holds, asked = self._holds(word, in_title=True)
        if self.few:
            return [
                (
                    f"{columns} WHERE {self.involved('c.id')} AND {PROBED.format(holds)} ORDER BY c.id DESC LIMIT 9",
                    [asked],
                )
            ]
        return [(
            "SELECT c.id, c.name, c.region, c.sector, p.name FROM search_words w CROSS JOIN search_entry e ON e.id = w.rowid "
            "CROSS JOIN customers_customer c ON c.id = e.ref_id LEFT JOIN people_person p ON p.id = c.owner_id "
            f"WHERE {holds} AND {self.involved('c.id')} ORDER BY w.rowid DESC LIMIT 9", [asked],
        )]  # fmt: skip

    def listed(self, word: str) -> list[Query]:
        """Those that hold the word, last touched first: of a common word by walking that order, of a rare one all at once."""
        holds, asked = self._holds(word, in_title=False)
        rare = word[0] == "麒"
        hint = "" if rare or self.few else "INDEXED BY customer_recent"
        held = f"SELECT e.ref_id FROM search_entry e WHERE e.id IN (SELECT rowid FROM search_words WHERE {holds})"
        return [(
            f"SELECT c.id, c.name, c.level, c.sector, c.region, c.touched_at, p.name FROM customers_customer c {hint} "
            f"LEFT JOIN people_person p ON p.id = c.owner_id WHERE {self.involved('c.id')} "
            f"AND {f'c.id IN ({held})' if rare else PROBED.format(holds)} ORDER BY c.touched_at DESC, c.id DESC LIMIT 51", [asked],
        )]  # fmt: skip

    def board(self, stages: list[int], since: str) -> list[Query]:
        columns = ("d.id, d.title, d.amount, d.currency, d.stage_id, d.stage_since, d.next_step, d.next_on, d.won_on, "
                   "d.version, c.name, p.name")  # fmt: skip
        sees, lane = self.sight("owner_id"), self.by("INDEXED BY deal_board", "")
        sums = self.by("INDEXED BY deal_open_sums", "")
        lanes = [
            f"SELECT * FROM (SELECT id FROM deals_deal {lane} WHERE {sees} AND stage_id = {pk} AND {OPEN} "
            "ORDER BY stage_since DESC, id DESC LIMIT 20)"
            for pk in stages
        ]
        lanes.append(
            f"SELECT * FROM (SELECT id FROM deals_deal WHERE {sees} AND NOT (won_on IS NULL) AND won_on >= '{since}' "
            "ORDER BY won_on DESC, id DESC LIMIT 20)"
        )
        totals = [
            (f"SELECT stage_id, currency, COUNT(*), SUM(amount) FROM deals_deal {sums} WHERE {OPEN} AND {sees} "
             "GROUP BY stage_id, currency", []),
            (f"SELECT currency, COUNT(*), SUM(amount) FROM deals_deal WHERE NOT (won_on IS NULL) AND won_on >= '{since}' AND {sees} "
             "GROUP BY currency", []),
        ]  # fmt: skip
        cards = f"SELECT {columns} FROM deals_deal d {NAMES} WHERE d.id IN ({' UNION ALL '.join(lanes)})"
        return [(cards, []), *totals]

    def deal(self, pk: int, customer: int) -> list[Query]:
        return [
            (f"SELECT d.*, c.name, p.name, s.name_zh FROM deals_deal d {NAMES} LEFT JOIN deals_stage s ON s.id = d.stage_id "
             "WHERE d.id = %s", [pk]),
            (CONTACTS, [customer]), (FACTS.format("subject"), [f"deal:{pk}"]), ("SELECT * FROM deals_stage", []),
        ]  # fmt: skip

    def customer(self, pk: int) -> list[Query]:
        return [
            ("SELECT c.*, p.name FROM customers_customer c LEFT JOIN people_person p ON p.id = c.owner_id "
             "WHERE c.id = %s", [pk]),
            (CONTACTS, [pk]), (FACTS.format("within"), [f"customer:{pk}"]),
            ("SELECT id, title, amount, currency, stage_id FROM deals_deal WHERE customer_id = %s", [pk]),
        ]  # fmt: skip

    def json(self) -> list[Query]:
        sees = self.involved("customers_customer.id")
        columns = ("id, name, owner_id, parent_id, level, sector, region, source, phone, website, employees, revenue, "
                   "founded_in, created_at, touched_at, version")  # fmt: skip
        return [(f"SELECT {columns} FROM customers_customer WHERE {sees} ORDER BY id LIMIT 51", [])]
