"""An attacker with direct SQL: 100 ways, drawn at random, of changing what was sealed.

Each takes the list of sealed rows [seq, fact_id, digest, body] and gives (statements, seqs that must be named).
`remake` writes every digest, link and seal anew from a row on, so that the database agrees with itself.
"""

import hashlib
import random
from dataclasses import dataclass

from xiaodui.journal.models import Fact, Seal, Sealed

LAST = 9_000_000
"""Numbers that are moved take this detour, so that no unique index is in the way."""


@dataclass
class Tampering:
    name: str
    statements: list[str]
    seqs: set[int]


def q(text: str) -> str:
    # A lone % would be a placeholder to the driver.
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


def digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


class Attacker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        rows = Sealed.objects.order_by("seq").values_list("seq", "fact_id", "fact__body")
        self.rows = [(seq, fact, body) for seq, fact, body in rows]
        self.seals = list(Seal.objects.order_by("last_seq").values_list("last_seq", flat=True))

    def one(self) -> tuple[int, int, str]:
        return self.chance.choice(self.rows[5:-5])

    def other_body(self, body: str) -> str:
        return body.replace('"n":', f'"extra":{self.chance.randint(1, 10**9)},"n":')

    def alters_the_body(self) -> Tampering:
        seq, fact, body = self.one()
        return Tampering("body", [f"UPDATE journal_fact SET body={q(self.other_body(body))} WHERE id={fact}"], {seq})

    def alters_body_and_digest(self) -> Tampering:
        seq, fact, body = self.one()
        other = self.other_body(body)
        return Tampering(
            "body and digest",
            [f"UPDATE journal_fact SET body={q(other)}, digest='{digest(other)}' WHERE id={fact}"], {seq},
        )  # fmt: skip

    def alters_a_column(self) -> Tampering:
        seq, fact, _body = self.one()
        column, value = self.chance.choice([("actor", "'person:666'"), ("subject", "'thing:x'"), ("team", "'team:7'"),
                                            ("verb", "'deal.won'"), ("happened_at", "recorded_at")])  # fmt: skip
        return Tampering(f"column {column}", [f"UPDATE journal_fact SET {column}={value} WHERE id={fact}"], {seq})

    def alters_a_digest(self) -> Tampering:
        seq, fact, _body = self.one()
        return Tampering("digest", [f"UPDATE journal_fact SET digest='{digest(str(seq))}' WHERE id={fact}"], {seq})

    def alters_a_link(self) -> Tampering:
        seq, _fact, _body = self.one()
        return Tampering("link", [f"UPDATE journal_sealed SET link='{digest(str(seq))}' WHERE seq={seq}"], {seq})

    def removes_the_fact(self) -> Tampering:
        seq, fact, _body = self.one()
        return Tampering("fact removed", [f"DELETE FROM journal_fact WHERE id={fact}"], {seq})

    def removes_fact_and_place(self) -> Tampering:
        seq, fact, _body = self.one()
        return Tampering(
            "place removed",
            [f"DELETE FROM journal_sealed WHERE seq={seq}", f"DELETE FROM journal_fact WHERE id={fact}"], {seq},
        )  # fmt: skip

    def swaps_two(self) -> Tampering:
        (a, fact_a, _), (b, fact_b, _) = self.chance.sample(self.rows[5:-5], 2)
        swap = [f"UPDATE journal_sealed SET fact_id=-1 WHERE seq={a}",
                f"UPDATE journal_sealed SET fact_id={fact_a} WHERE seq={b}",
                f"UPDATE journal_sealed SET fact_id={fact_b} WHERE seq={a}"]  # fmt: skip
        return Tampering("swap", swap, {a, b})

    def closes_the_gap(self) -> Tampering:
        """Removes one and renumbers all that follow."""
        seq, fact, _body = self.one()
        return Tampering("removed, renumbered", [f"DELETE FROM journal_sealed WHERE seq={seq}",
                         f"DELETE FROM journal_fact WHERE id={fact}", *shift(seq, -1)], {seq})  # fmt: skip

    def inserts_one(self) -> Tampering:
        """Puts a fact of its own in and renumbers all that follow."""
        seq, fact, body = self.one()
        other, fresh = self.other_body(body), LAST + seq
        columns = "verb,subject,within,actor,team,happened_at,recorded_at"
        return Tampering(
            "inserted",
            [*shift(seq - 1, 1),
             f"INSERT INTO journal_fact (id,{columns},body,digest)"
             f" SELECT {fresh},{columns},{q(other)},'{digest(other)}' FROM journal_fact WHERE id={fact}",
             f"INSERT INTO journal_sealed (seq,fact_id,link) VALUES ({seq},{fresh},'{digest(other)}')"], {seq},
        )  # fmt: skip

    def truncates(self) -> Tampering:
        """Cuts the end off, seals and all, so that it looks finished. The auditor holds all heads but the last."""
        keep = self.chance.choice([self.chance.choice(self.rows[5:-20])[0], *self.seals[:-2]])
        end = self.seals[-2]
        return Tampering(
            "truncated",
            [f"DELETE FROM journal_fact WHERE id IN (SELECT fact_id FROM journal_sealed WHERE seq>{keep})",
             f"DELETE FROM journal_sealed WHERE seq>{keep}", f"DELETE FROM journal_seal WHERE last_seq>{keep}"],
            {keep + 1, end},
        )  # fmt: skip


def shift(after: int, by: int) -> list[str]:
    return [f"UPDATE journal_sealed SET seq=seq+{LAST} WHERE seq>{after}",
            f"UPDATE journal_sealed SET seq=seq-{LAST}+({by}) WHERE seq>{LAST}"]  # fmt: skip


def remake() -> None:
    """Make digests, links and seals anew, as somebody would who knows how they are made."""
    from django.db.models import QuerySet

    link, links = "0" * 64, {}
    prints: dict[int, str] = {}
    placed = list(Sealed.objects.order_by("seq").select_related("fact"))
    for row in placed:
        fresh = digest(row.fact.body)
        if fresh != row.fact.digest:
            QuerySet(Fact).filter(pk=row.fact_id).update(digest=fresh)
        link = hashlib.sha256((link + fresh).encode()).hexdigest()
        row.link, links[row.seq], prints[row.seq] = link, link, fresh[:8]
    Sealed.objects.bulk_update(placed, ["link"], batch_size=300)
    before = "0" * 64
    for seal in Seal.objects.order_by("last_seq"):
        seal.last_seq = min(seal.last_seq, placed[-1].seq)
        seal.previous_head, seal.head = before, links[seal.last_seq]
        seal.prints = "".join(prints[seq] for seq in range(seal.first_seq, seal.last_seq + 1))
        before = seal.head
        seal.save()
