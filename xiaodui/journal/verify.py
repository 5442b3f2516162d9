"""Verifies a journal without Xiaodui: Python's standard library only.

    python verify.py export.jsonl heads.jsonl [more.jsonl …] [--head SEQ:HEX …] [--json]

`export.jsonl` is what `verify-journal --export` wrote, one sealed fact a line, in order:
    {"seq":1,"digest":"…","link":"…","columns":{…},"body":{…}}
digest = SHA-256 of the body's bytes exactly as they stand; link = SHA-256 of the link before and the digest, both as
hex (64 zeros before the first). A head is the link of one fact, kept where the database's owner could not change it.
One head proves every fact before it. Heads with `prints` (8 hex of each digest) also tell which fact was touched,
even where everything after it was made anew. Timed releases are drawn again from the facts alone: the seed against the
hash announced before, who asked, the order, who got it. Exit: 0 whole, 1 something was found, 2 the files can't be read.
"""

import json
import os
import re
import sys
from binascii import hexlify
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from itertools import chain, pairwise
from typing import Any, NamedTuple

GENESIS = b"0" * 64
SMALL = 1 << 24
"""Bytes of an export below which a second process isn't worth its start."""
LINE = re.compile(rb'\{"seq":(\d+),"digest":"(.{64})","link":"(.{64})","columns":(\{[^,]*)(,[^}]*\}),"body":')
Row = tuple[int, bytes, bytes, bytes, bytes, bytes]
"""seq, digest, link, body, and the columns in canonical spelling: what stands before the body's detail, and after."""


class Head(NamedTuple):
    seq: int
    head: str
    count: int = 0  # type: ignore[assignment]
    prints: str = ""
    previous: str = ""


class Finding(NamedTuple):
    """`kind`: altered, link, columns, removed, inserted, moved, interval (somewhere in it), heads, draw. Ends included."""

    kind: str
    first: int
    last: int
    why: str


class Report(NamedTuple):
    facts: int
    last_seq: int
    newest_head: int
    proven_to: int
    findings: list[Finding]
    drawn: int = 0
    """Lots of timed releases that were drawn again."""

    @property
    def unproven(self) -> int:
        """Facts after the newest head given: chained, but not yet provable."""
        return max(0, self.last_seq - self.newest_head)


def verify(rows: Callable[[], Iterable[Row]], heads: Iterable[Head]) -> Report:
    """Read `rows()` once, and once more where something is wrong and prints can tell exactly what."""
    ordered, forks = in_order(heads)
    walk = Walk(ordered)
    walk.through(rows())
    walk.end()
    found = walk.findings
    if found and any(head.prints for head in ordered):
        exact = located(rows(), ordered)
        printed = [(head.seq - head.count + 1, head.seq) for head in ordered if head.prints]
        found = exact + [one for one in found if not _explained(one, exact, printed)]
    found = sorted({*found, *forks}, key=lambda one: (one.first, one.last, one.kind))
    newest = ordered[-1].seq if ordered else 0
    bad = min((one.first for one in found), default=newest + 1)
    proven = max((head.seq for head in ordered if head.seq < bad), default=0)
    return Report(walk.count, walk.last, newest, proven, found)


def in_order(heads: Iterable[Head]) -> tuple[list[Head], list[Finding]]:
    """Heads by seq, one each, the first given winning; and what they say against each other."""
    known: dict[int, Head] = {}
    found = []
    given = list(heads)
    for head in given:
        other = known.setdefault(head.seq, head)
        if other.head != head.head:
            found.append(Finding("heads", head.seq, head.seq, "two heads of this fact differ: it was replaced"))
        elif head.prints and not other.prints:
            known[head.seq] = head
    for before, after in pairwise(given):
        if after.previous and before.previous and after.previous != before.head and after.seq <= before.seq:
            found.append(Finding("heads", after.seq, before.seq, "heads begin anew: it was rolled back here"))
    return sorted(known.values()), found


class Walk:
    """One pass: each body against its digest, columns and link, and the chain against each head."""

    def __init__(self, heads: list[Head]) -> None:
        self.heads = deque(heads)
        self.findings: list[Finding] = []
        self.last = self.count = self.since = 0
        self.link = b""
        self.anchor: bytes | None = None
        """After a head that the chain missed: the chain as it goes on from that head, so later spans stand alone."""

    def through(self, rows: Iterable[Row], last: int = 0, previous: bytes = GENESIS) -> None:
        """The fast loop: what is whole costs two hashes and a few comparisons a fact. `last` and `previous` are what
        came before; without a previous link the first one is taken as it is."""
        next_head = self.heads[0].seq if self.heads else 0
        for seq, digest, link, body, before, after in rows:
            self.count += 1
            mine = hexlify(sha256(body).digest())
            if seq != last + 1:
                self._gap(seq, last)
                previous = b""
            if mine != digest:
                self._say("altered", seq, "the body doesn't give its digest")
            elif previous and hexlify(sha256(previous + mine).digest()) != link:
                self._say("link", seq, "its link doesn't follow from the one before")
            # Both are canonical, so that columns repeat the body exactly when its text begins and ends with them.
            if not (body.startswith(before) and body.endswith(after)):
                self._say("columns", seq, "its columns don't repeat its body")
            if self.anchor is not None:
                self.anchor = hexlify(sha256(self.anchor + mine).digest())
            last, previous = seq, link
            if seq >= next_head > 0:
                next_head = self._meet(seq, link)
        self.last, self.link = last, previous

    def _say(self, kind: str, seq: int, why: str) -> None:
        self.findings.append(Finding(kind, seq, seq, why))

    def _gap(self, seq: int, last: int) -> None:
        if seq > last:
            self.findings.append(Finding("removed", last + 1, seq - 1, "sealed once, gone now"))
        else:
            self._say("moved", seq, "it comes after a greater number")

    def _meet(self, seq: int, link: bytes) -> int:
        """The chain has come to a head, or past one whose fact is gone: compare, and give the next head's seq."""
        while self.heads and self.heads[0].seq <= seq:
            head = self.heads.popleft()
            chain = link if self.anchor is None else self.anchor
            if head.seq != seq or chain != head.head.encode():
                why = "between these two heads something was changed and the chain made anew"
                self.findings.append(Finding("interval", self.since + 1, head.seq, why))
                self.anchor = head.head.encode()
            self.since = head.seq
        return self.heads[0].seq if self.heads else 0

    def end(self) -> None:
        """All rows were seen: what the heads left over prove to have been there?"""
        if not self.heads:
            return
        why = "the journal ends before its newest head"
        self.findings.append(Finding("removed", self.last + 1, self.heads[-1].seq, why))
        if self.since < self.last:
            why = "no head stands between here and the missing end to prove these"
            self.findings.append(Finding("interval", self.since + 1, self.last, why))


def _explained(one: Finding, exact: list[Finding], printed: list[tuple[int, int]]) -> bool:
    """Whether what prints located says the same more exactly. Prints are 32 bits: a head still outweighs them."""
    if one.kind == "columns" or not _covered(one, printed):
        return False
    if one.kind == "removed":
        return bool(exact)
    shifting = {"removed", "inserted", "moved"} if one.kind == "interval" else set()
    if one.kind == "interval" and one.why.startswith("no head"):
        return True
    return any(e.first <= one.last and (e.last >= one.first or e.kind in shifting) for e in exact)


def _covered(one: Finding, printed: list[tuple[int, int]]) -> bool:
    reach = one.first
    for first, last in printed:
        if first <= reach <= last:
            reach = last + 1
    return reach > one.last


def located(rows: Iterable[Row], heads: list[Head]) -> list[Finding]:
    """Compare the facts there are with the prints of those that were sealed."""
    expected = {seq: mark for head in heads for seq, mark in _prints(head)}
    newest = heads[-1].seq
    strange: list[tuple[int, str]] = []
    for seq, _digest, _link, body, *_columns in rows:
        mark = sha256(body).hexdigest()[:8]
        if expected.get(seq) == mark:
            del expected[seq]
        elif seq in expected or seq > newest:
            strange.append((seq, mark))
    lacking = sorted(expected.items())
    if not lacking:
        return []
    in_place, aligned = _in_place(lacking, strange), _aligned(lacking, strange, newest)
    return _runs(aligned if len(aligned) * 3 < len(in_place) else in_place)


def _prints(head: Head) -> Iterator[tuple[int, str]]:
    first = head.seq - head.count + 1
    for at in range(len(head.prints) // 8):
        yield first + at, head.prints[at * 8 : at * 8 + 8]


def _in_place(lacking: list[tuple[int, str]], strange: list[tuple[int, str]]) -> list[Finding]:
    """Number by number: right when nothing was shifted."""
    here, home = dict(strange), {mark: seq for seq, mark in lacking}
    found = []
    for seq, _mark in lacking:
        if seq not in here:
            found.append(Finding("removed", seq, seq, "sealed once, gone now"))
        elif here[seq] in home:
            found.append(Finding("moved", seq, seq, f"here stands what was sealed as {home[here[seq]]}"))
        else:
            found.append(Finding("altered", seq, seq, "not the fact that was sealed here"))
    return found


def _aligned(lacking: list[tuple[int, str]], strange: list[tuple[int, str]], newest: int) -> list[Finding]:
    """Both lists laid side by side by their longest common order: one insertion shifts all that follows."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for at, (_seq, mark) in enumerate(strange):
        places[mark].append(at)
    pairs = [(at, places[mark].popleft()) for at, (_seq, mark) in enumerate(lacking) if places.get(mark)]
    kept = _longest_rise(pairs)
    found = []
    for at, to in sorted(set(pairs) - set(kept)):
        found.append(Finding("moved", lacking[at][0], lacking[at][0], f"it stands at {strange[to][0]} now"))
    matched_here, matched_there = {at for at, _to in pairs}, {to for _at, to in pairs}
    before = (-1, -1)
    for anchor in [*kept, (len(lacking), len(strange))]:
        gone = [lacking[at][0] for at in range(before[0] + 1, anchor[0]) if at not in matched_here]
        new = [strange[to][0] for to in range(before[1] + 1, anchor[1]) if to not in matched_there]
        both = min(len(gone), len(new))
        found += [Finding("altered", seq, seq, "not the fact that was sealed here") for seq in gone[:both]]
        found += [Finding("removed", seq, seq, "sealed once, gone now") for seq in gone[both:]]
        found += [Finding("inserted", seq, seq, "never sealed here") for seq in new[both:] if seq <= newest]
        before = anchor
    return sorted(found, key=lambda one: one.first)


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    last_of: list[int] = []
    came_from: list[int] = []
    for index, (_at, to) in enumerate(pairs):
        length = bisect_left(ends, to)
        came_from.append(last_of[length - 1] if length else -1)
        ends[length : length + 1] = [to]
        last_of[length : length + 1] = [index]
    rise, index = [], last_of[-1] if last_of else -1
    while index >= 0:
        rise.append(pairs[index])
        index = came_from[index]
    return rise[::-1]


def _runs(found: list[Finding]) -> list[Finding]:
    """Neighbours of the same kind and reason as one finding."""
    runs: list[Finding] = []
    for one in found:
        if runs and runs[-1].last + 1 == one.first and (runs[-1].kind, runs[-1].why) == (one.kind, one.why):
            runs[-1] = runs[-1]._replace(last=one.last)
        else:
            runs.append(one)
    return runs


class Part(NamedTuple):
    """What a part of an export shows at its edges; `whole` when nothing was found in it."""

    whole: bool
    first: Row | None
    last: int
    link: bytes
    facts: int
    heads_left: int


def verify_file(path: str, heads: Iterable[Head], workers: int = os.cpu_count() or 1) -> Report:
    """Most journals are whole: their parts are walked side by side. Where one is not, all is walked again in order."""
    given = list(heads)
    ordered, forks = in_order(given)
    size = os.path.getsize(path)
    if workers > 1 and size > SMALL and not forks:
        edges = [size * n // workers for n in range(workers + 1)]
        bare = [head._replace(prints="") for head in ordered]
        with ProcessPoolExecutor(workers) as pool:
            parts = list(pool.map(walk_part, *zip(*[(path, *edge, bare) for edge in pairwise(edges)], strict=True)))
        if _joined(parts):
            newest = ordered[-1].seq if ordered else 0
            return Report(sum(part.facts for part in parts), parts[-1].last, newest, newest, [])
    return verify(lambda: read_export(path), given)


def walk_part(path: str, begin: int, end: int, heads: list[Head]) -> Part:
    rows = iter(read_export(path, begin, end))
    first = next(rows, None)
    if first is None:
        return Part(False, None, 0, b"", 0, 0)
    walk = Walk([head for head in heads if head.seq >= first[0]])
    walk.through(chain([first], rows), first[0] - 1, b"" if begin else GENESIS)
    return Part(not walk.findings, first, walk.last, walk.link, walk.count, len(walk.heads))


def _joined(parts: list[Part]) -> bool:
    """Whether each part is whole, begins where the one before ended, and no head is left over."""
    before = Part(True, None, 0, GENESIS, 0, 0)
    for part in parts:
        if not part.whole or part.first is None or part.first[0] != before.last + 1:
            return False
        if hexlify(sha256(before.link + part.first[1]).digest()) != part.first[2]:
            return False
        before = part
    return before.heads_left == 0


OF_DRAWS = (
    "customer.claimed", "deal.won", "lot.asked", "lot.settled", "release.announced", "release.settled", "release.withdrawn",
)  # fmt: skip
DRAWN = re.compile(b'"verb":"(%s)"' % b"|".join(re.escape(verb).encode() for verb in OF_DRAWS))
"""What a body must hold to matter to a draw."""
FORMAT = "xiaodui-draw-1"


class Draws:
    """Timed releases, drawn again from the facts alone, in one pass over them in order."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.drawn = 0
        self.releases: dict[str, dict[str, Any]] = {}
        self.claims: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.won: dict[str, str] = {}
        self.awards: dict[str, int] = {}
        """Claims by draw whose draw hasn't come yet; 0 once it has."""

    def through(self, rows: Iterable[Row]) -> "Draws":
        for seq, _digest, _link, body, *_columns in rows:
            if DRAWN.search(body):
                try:
                    self.take(seq, json.loads(body))
                except (ValueError, KeyError, TypeError, AttributeError):
                    self.say(seq, "it lacks what its draw needs")
        for release in self.releases.values():
            for lot, asked in release["lots"].items():
                if release["settled"] and asked["seq"] == 0:
                    self.say(release["settled"], f"{lot} was announced and never drawn")
        for award, seq in self.awards.items():
            if seq:
                self.say(seq, f"{award}: claimed by a draw that isn't there")
        return self

    def say(self, seq: int, why: str) -> None:
        self.findings.append(Finding("draw", seq, seq, why))

    def take(self, seq: int, fact: dict[str, Any]) -> None:
        verb, detail = fact["verb"], fact["detail"]
        if verb == "deal.won":
            self.won.setdefault(fact["within"], fact["happened_at"])
            self.won[fact["within"]] = min(self.won[fact["within"]], fact["happened_at"])
        elif verb == "customer.claimed":
            self.claimed(seq, fact, detail)
        elif verb == "release.announced":
            if fact["subject"] in self.releases:
                self.say(seq, "it was announced twice")
            lots = {lot: {"customer": key, "seq": 0, "bids": {}} for lot, key in detail["lots"].items()}
            self.releases[fact["subject"]] = {**detail, "lots": lots, "settled": 0, "won": defaultdict(int)}
        elif verb.startswith("release."):
            self.ended(seq, fact, detail)
        else:
            self.of_lot(seq, fact, detail)

    def ended(self, seq: int, fact: dict[str, Any], detail: dict[str, Any]) -> None:
        release = self.releases.get(fact["subject"])
        if release is None:
            self.say(seq, "a release that was never announced")
            return
        if sha256(bytes.fromhex(detail["seed"])).hexdigest() != release["seed_hash"]:
            self.say(seq, "its seed doesn't give the hash that was announced")
        if fact["verb"] == "release.settled":
            release["settled"] = seq

    def of_lot(self, seq: int, fact: dict[str, Any], detail: dict[str, Any]) -> None:
        release = self.releases.get(detail["release"])
        lot = release["lots"].get(fact["subject"]) if release else None
        if release is None or lot is None:
            self.say(seq, "a lot that was never announced")
        elif fact["verb"] == "lot.asked":
            self.asked(seq, fact, release, lot)
        elif lot["seq"]:
            self.say(seq, "it was drawn before")
        else:
            lot["seq"], self.drawn = seq, self.drawn + 1
            self.draw(seq, fact["subject"], detail, release, lot)

    def asked(self, seq: int, fact: dict[str, Any], release: dict[str, Any], lot: dict[str, Any]) -> None:
        if not release["opens_at"] <= fact["happened_at"] < release["closes_at"]:
            self.say(seq, "asked outside the window")
        if lot["seq"]:
            self.say(seq, "asked after the draw")
        if fact["actor"] in lot["bids"]:
            self.say(seq, "asked twice")
        lot["bids"][fact["actor"]] = fact["detail"]["nonce"]

    def claimed(self, seq: int, fact: dict[str, Any], detail: dict[str, Any]) -> None:
        self.claims[fact["actor"]].append((fact["happened_at"], fact["subject"]))
        if detail.get("how") == "draw":
            # The claim stands before its draw's fact in the same transaction.
            key = f"{detail['lot']} {fact['actor']} {fact['subject']}"
            if key in self.awards:
                self.say(seq, "its claim stands twice")
            self.awards[key] = seq

    def draw(self, seq: int, key: str, said: dict[str, Any], release: dict[str, Any], lot: dict[str, Any]) -> None:
        """The lot again: seed, who asked, what their figures were, the order, and who got it."""
        terms, bids = release["terms"], lot["bids"]
        if sha256(bytes.fromhex(said["seed"])).hexdigest() != release["seed_hash"]:
            self.say(seq, "its seed doesn't give the hash that was announced")
        if said["customer"] != lot["customer"] or said["terms"] != terms:
            self.say(seq, "another customer or other terms than were announced")
        if said["bids"] != [[who, bids[who]] for who in sorted(bids)]:
            self.say(seq, "its claimants aren't those who asked")
        lines = [
            FORMAT,
            said["seed"],
            said["release"],
            key,
            *(f"{who} {bids[who].encode().hex()}" for who in sorted(bids)),
        ]
        drawn = sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()
        if said["draw"] != drawn:
            self.say(seq, "its draw isn't the hash of seed and claimants")
        standings = {} if terms["policy"] == "random" else {who: self.standing(who, release) for who in bids}
        if said["standings"] != standings:
            self.say(seq, "its claims and wins aren't those of the journal")
        order = sorted(bids, key=lambda who: ranked(drawn, who, standings, terms))
        if said["order"] != order:
            self.say(seq, "its order isn't that of the draw")
        self.awarded(seq, key, said, order, release)

    def awarded(self, seq: int, key: str, said: dict[str, Any], order: list[str], release: dict[str, Any]) -> None:
        """The first of the order who wasn't passed over; and the claim's own fact says the same."""
        winner, passed = said["winner"], said["passed"]
        before = order[: order.index(winner)] if winner in order else order
        if winner is not None and winner not in order:
            self.say(seq, "who got it hadn't asked")
        if said["why"] != "gone" and (winner is not None or said["why"] == "passed") and list(passed) != sorted(before):
            self.say(seq, "somebody before the winner wasn't passed over, or somebody else was")
        if said["why"] == "unasked" and order:
            self.say(seq, "it says that nobody asked")
        if winner is None:
            return
        release["won"][winner] += 1
        award = f"{key} {winner} {said['customer']}"
        if not self.awards.get(award):
            self.say(seq, "who won it didn't get it")
        self.awards[award] = 0

    def standing(self, who: str, release: dict[str, Any]) -> list[int]:
        """[claims, of which bought] in the days before it opened, and what this release already gave him."""
        since = shifted(release["opens_at"], release["terms"]["recent_days"])
        claims = [key for at, key in self.claims[who] if since <= at < release["opens_at"]]
        bought = sum(self.won.get(key, "~") < release["opens_at"] for key in claims)
        return [len(claims) + release["won"][who], bought]


def ranked(draw: str, who: str, standings: dict[str, list[int]], terms: dict[str, Any]) -> tuple[Any, ...]:
    """By what claimants are sorted; see `docs/mechanisms/claims.md`."""
    ticket = sha256(f"{draw} {who}".encode()).hexdigest()
    if terms["policy"] == "random":
        return (ticket,)
    claims, won = standings[who]
    if terms["policy"] == "fewest":
        return (claims, ticket)
    is_new = claims < max(terms["newcomer_claims"], 1)
    chance = int(sha256(f"{draw} newcomers".encode()).hexdigest()[:8], 16) % 100
    first = is_new == (chance < terms["newcomer_share"])
    return (not first, 0 if is_new else -Fraction(won, claims), ticket)


def shifted(instant: str, days: int) -> str:
    """So many days earlier, spelled as facts spell instants."""
    earlier = datetime.fromisoformat(instant.removesuffix("Z")) - timedelta(days=days)
    return earlier.isoformat(timespec="microseconds") + "Z"


def with_draws(report: Report, rows: Callable[[], Iterable[Row]]) -> Report:
    """The report, and what draws it again."""
    draws = Draws().through(rows())
    found = sorted([*report.findings, *draws.findings], key=lambda one: (one.first, one.last, one.kind))
    return report._replace(findings=found, drawn=draws.drawn)


def read_export(path: str, begin: int = 0, end: int | None = None) -> Iterator[Row]:
    """Rows of the lines that begin within these bytes; ValueError for a line that no export has."""
    with open(path, "rb", buffering=1 << 20) as file:
        if begin:
            file.seek(begin - 1)
            begin += len(file.readline()) - 1
        for line in file:
            if end is not None and begin >= end:
                return
            begin += len(line)
            found = LINE.match(line)
            if found is None or not line.endswith(b"}\n"):
                raise ValueError(f"{path}, byte {begin - len(line)}: not a line of a journal's export")
            seq, digest, link, before, after = found.groups()
            body = line[found.end() : -2]
            if body[:1] == b'"':  # tampered with: it was no object on one line, so it is quoted
                body = json.loads(body).encode("utf-8", "surrogatepass")
            yield int(seq), digest, link, body, before, after


def read_heads(path: str) -> Iterator[Head]:
    """Heads of a file of JSON lines. A torn last line (a crash while it was written) is passed over."""
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    for number, line in enumerate(lines, start=1):
        try:
            said = json.loads(line) if line.strip() else None
            if said:
                yield Head(*(said.get(name, Head._field_defaults.get(name)) for name in Head._fields))
        except ValueError:
            print(f"{path}, line {number}: torn, passed over", file=sys.stderr)


def spoken(report: Report) -> Iterator[str]:
    yield f"{report.facts} facts, heads to {report.newest_head}, proven to {report.proven_to}"
    if report.drawn:
        yield f"{report.drawn} lots of timed releases drawn again"
    for one in report.findings:
        where = f"{one.first}" if one.first == one.last else f"{one.first}-{one.last}"
        yield f"{one.kind:>9}  {where}: {one.why}"
    if report.unproven:
        yield f"{report.unproven} facts after {report.newest_head} are not yet provable by the heads given"
    yield "WHOLE" if not report.findings else f"NOT WHOLE: {len(report.findings)} findings"


def as_json(report: Report) -> str:
    said = {**report._asdict(), "findings": [one._asdict() for one in report.findings]}
    return json.dumps({"ok": not report.findings, "unproven": report.unproven, **said})


def main(words: list[str]) -> int:
    files = [word for word in words if not word.startswith("--") and ":" not in word]
    single = [word.removeprefix("--head=").split(":") for word in words if ":" in word]
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        heads = [Head(int(seq), link.strip()) for seq, link in single]
        heads += [head for path in files[1:] for head in read_heads(path)]
        report = with_draws(verify_file(files[0], heads), lambda: read_export(files[0]))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(as_json(report) if "--json" in words else "\n".join(spoken(report)))
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
