"""Pairs of company names with truth: who finds the company behind each name, in an index of all and of names that only look like it."""

import csv
import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.kit.aims import at_least, at_most

ALIASED = ("english_name", "former_full_name", "former_short_name")
"""Kinds that no look at the name can settle: found by a stored alias or not at all."""
VARIANTS = {"short": ("short_name", "short_name_clean"), "typo": ("typo_homophone",), "swapped": ("swap",),
            "suffix": ("drop_suffix",), "region": ("drop_region",), "width": ("fullwidth_space",)}  # fmt: skip


class Pair(NamedTuple):
    code: str
    kind: str
    asked: str
    name: str
    same: bool


def read(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Pair(row["code"], row["kind"], row["query"], row["canonical_full_name"], row["same"].strip() == "1")
            for row in csv.DictReader(lines)
        ]


def tuning(code: str) -> bool:
    """Whether a company belongs to the half by which the rules were set; the other half is never looked at for that."""
    return hashlib.sha256(code.encode()).digest()[0] % 2 == 0


def companies(path: Path, pairs: list[Pair]) -> dict[str, str]:
    """code -> full name: the pairs' own and, where lists of companies lie beside them, all of those; the newest counts."""
    found: dict[str, str] = {}
    for listed in sorted(path.parent.glob("companies_*.csv")):
        with listed.open(encoding="utf-8-sig", newline="") as lines:
            found |= {row["A股代码"]: row["公司全称"] for row in csv.DictReader(lines)}
    return found | {pair.code: pair.name for pair in pairs}


def distractors(path: Path) -> list[str]:
    listed = path.parent / "short_names.txt"
    return (
        [line.strip() for line in listed.read_text(encoding="utf-8").splitlines() if line.strip()]
        if listed.exists()
        else []
    )


class Index:
    """The companies and the distractors, kept in the database; `aliases` with the names that only an alias can find."""

    def __init__(self, named: dict[str, str], others: list[str], pairs: list[Pair], aliases: bool) -> None:
        from xiaodui.matching import Known, keep

        also = defaultdict(set)
        for pair in pairs if aliases else ():
            if pair.kind in ALIASED and pair.same:
                also[pair.code].add(pair.asked)
        self.pk = {code: at for at, code in enumerate(named, 1)}
        self.names = [*named.values(), *others]
        self.companies = len(named)
        known = [Known(name=name, aliases=tuple(sorted(also[code]))) for code, name in named.items()]
        known += [Known(name=name) for name in others]
        for start in range(0, len(known), 2_000):
            keep("customer", dict(enumerate(known[start : start + 2_000], start + 1)))

    def ask(self, pair: Pair) -> dict[str, Any]:
        """What came first; `namesake` when it is only a distractor of the very name that was asked for."""
        from xiaodui.matching import Known, lookalikes
        from xiaodui.matching.companies import parts

        wanted, asked = self.pk[pair.code], parts(pair.asked).whole
        hits = lookalikes("customer", Known(name=pair.asked), limit=8)
        namesakes = {h.pk for h in hits if h.pk > self.companies and parts(self.names[h.pk - 1]).whole == asked}
        apart = [hit for hit in hits if hit.pk not in namesakes]
        return {
            "pair": pair, "right": bool(apart) and apart[0].pk == wanted, "first": bool(hits) and hits[0].pk == wanted,
            "sure": any(hit.pk == wanted and hit.sure for hit in hits),
            "got": [(self.names[hit.pk - 1], hit.score, hit.sure, hit.why) for hit in apart[:3]],
            "tied": len(apart) > 1 and apart[0].score == apart[1].score,
        }  # fmt: skip


def found(index: Index, pairs: list[Pair]) -> dict[str, list[dict[str, Any]]]:
    """Answers by kind."""
    answers = defaultdict(list)
    for pair in pairs:
        answers[pair.kind].append(index.ask(pair))
    return answers


def judged(pairs: list[Pair]) -> dict[str, float]:
    """Each pair looked at alone, without those that only an alias can settle."""
    from xiaodui.matching import SAME
    from xiaodui.matching.companies import same

    right = wrong = missed = sure = negatives = 0
    for pair in pairs:
        if pair.kind in ALIASED:
            continue
        verdict = same(pair.asked, pair.name)
        said = verdict.score >= SAME
        right, wrong, missed = (
            right + (said and pair.same),
            wrong + (said and not pair.same),
            missed + (not said and pair.same),
        )
        negatives += not pair.same
        sure += verdict.sure and not pair.same
    return {
        "precision": round(right / max(right + wrong, 1), 5), "recall": round(right / max(right + missed, 1), 5),
        "f1": round(2 * right / max(2 * right + wrong + missed, 1), 5),
        "negatives": negatives, "negatives_sure": sure, "negatives_sure_share": round(sure / max(negatives, 1), 5),
    }  # fmt: skip


def table(plain: dict[str, list[dict[str, Any]]], aliased: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """A row a kind: the share whose company came first, in the held-out half and in all."""
    rows = []
    for kind, answers in sorted(plain.items()):
        if not answers[0]["pair"].same:
            continue
        held = _held(answers)
        row = {"kind": kind, "held out": len(held), "recall@1": share(held, "right"), "sure": share(held, "sure"),
               "all": len(answers), "recall@1 of all": share(answers, "right"), "namesakes left in": share(answers, "first")}  # fmt: skip
        row["with alias"] = share(_held(aliased[kind]), "right") if kind in aliased else ""
        rows.append(row)
    return rows


def misses(plain: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Held-out names whose company didn't come first, and what did; without those that only an alias can find."""
    return [
        {
            "kind": kind,
            "asked": answer["pair"].asked,
            "wanted": answer["pair"].name,
            "got": answer["got"],
            "tied": answer["tied"],
        }
        for kind, answers in sorted(plain.items())
        for answer in _held(answers)
        if kind not in ALIASED and answer["pair"].same and not answer["right"]
    ]


def aims(plain: dict[str, list[dict[str, Any]]], alone: dict[str, float]) -> list[dict[str, Any]]:
    found = []
    for said, kinds in VARIANTS.items():
        if answers := [answer for kind in kinds for answer in _held(plain.get(kind, []))]:
            found.append(at_least(f"recall@1 held out, {said} ({len(answers)})", share(answers, "right"), 0.99))
    found.append(at_least("pairs alone held out, F1", alone["f1"], 0.95))
    strangers = [answer for answers in plain.values() for answer in _held(answers) if not answer["pair"].same]
    blocked = max(alone["negatives_sure_share"], share(strangers, "sure"))
    return [*found, at_most("hard negatives surely the same, share", blocked, 0.01)]


def share(answers: list[dict[str, Any]], key: str) -> float:
    return round(sum(answer[key] for answer in answers) / max(len(answers), 1), 4)


def _held(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [answer for answer in answers if not tuning(answer["pair"].code)]
