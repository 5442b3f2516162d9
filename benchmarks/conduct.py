"""Does it tell what hurts and let pass what is only angry? Comments, pairs and dialogues with truth; and how long one look takes.

    bin/xiaodui bench conduct                   what lies in XIAODUI_SAMPLES: the parts that nothing was set on; and our own sentences
    bin/xiaodui bench conduct --file FILE       one file, by its columns (.csv, .csv.gz, or .txt with a message a line):
        label, TEXT          comments, label 1 is offensive         class, text    our sentence list (note: how it is disguised)
        toxic, neutral       an abusive sentence and its civil twin  text           clean: every find is a false one

`--half tuning` takes the half that words and weights were set on instead. What went wrong is told by row number, with the
word that was found and all but the first sign of it masked.
"""

import os
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.kit import conduct, disguise
from benchmarks.kit.aims import at_least, at_most, p50, quantile
from xiaodui.tone import HELD, TOLD, Verdict, is_thanks, judge

Found = dict[str, Any]
SHOWN = 20
"""Confusions told of each kind."""
TIMES: list[float] = []


def main(file: str = "", half: str = "held-out") -> Found:
    judge("warm up 预热 shabi")
    TIMES.clear()
    found: Found = {"aims": [], "rows": []}
    parts = of_file(Path(file)) if file else of_samples(half == "tuning")
    for name, part in parts.items():
        found["aims"] += part.pop("aims", [])
        found["rows"] += part.pop("rows", [])
        found[name] = conduct.numbers(part)
    if TIMES:
        found["ms"] = {
            "p50": round(p50(TIMES), 3),
            "p99": round(quantile(TIMES, 0.99), 3),
            "most": round(max(TIMES), 3),
            "looks": len(TIMES),
        }
        found["aims"].append(at_most("one look, p99 ms of processor time", found["ms"]["p99"], 5))
    return found


def of_samples(tuning: bool) -> dict[str, Found]:
    folder = Path(os.environ.get("XIAODUI_SAMPLES") or "/nowhere")
    own = conduct.rows(conduct.OWN)
    parts = {"sales_room": of_classes([row for row in own if conduct.tuning(row["text"]) is tuning])}
    if not (folder / "conduct").is_dir():
        return parts | {"samples": {"skipped": "XIAODUI_SAMPLES names no folder with conduct"}}
    corpus = conduct.half(folder, tuning)
    return {
        "comments": of_comments(corpus.comments),
        "pairs": of_pairs(corpus.pairs),
        "service": of_clean(corpus.service, "service dialogues", 0.001),
        "free": of_clean(corpus.free, "free dialogues", 0.005),
        "disguises": of_disguises(corpus.pairs),
    } | parts


def of_file(path: Path) -> dict[str, Found]:
    if path.suffix == ".txt":
        return {
            path.name: of_clean(
                [line for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()], path.name, 0.005
            )
        }
    rows = conduct.rows(path)
    columns = {name.lower(): name for name in rows[0]} if rows else {}
    if {"toxic", "neutral"} <= columns.keys():
        pairs = [conduct.pair(row) for row in rows]
        return {"pairs": of_pairs(pairs), "disguises": of_disguises(pairs)}
    said = next(
        (columns[name] for name in ("text", "content", "sentence", "message", "comment") if name in columns), None
    )
    if said is None:
        sys.exit(f"{path.name} has no column that is known: {', '.join(columns)}. See the docstring.")
    if "label" in columns:
        return {
            "comments": of_comments(
                [(row[said], row[columns["label"]].strip() in {"1", "offensive", "toxic", "true"}) for row in rows]
            )
        }
    if "class" in columns:
        return {
            "sentences": of_classes(
                [
                    {"text": row[said], "class": row[columns["class"]], "note": row.get(columns.get("note", ""), "")}
                    for row in rows
                ]
            )
        }
    service = "role" in columns or "service" in path.name
    return {"clean": of_clean([row[said] for row in rows], path.name, 0.001 if service else 0.005)}


def look(text: str) -> Verdict:
    began = time.thread_time()
    said = judge(text)
    TIMES.append((time.thread_time() - began) * 1000)
    return said


def share(hits: int, among: int) -> float:
    return hits / among if among else 0.0


def at_level(said: Iterable[Verdict], level: float) -> float:
    """The share told of abuse from that level on."""
    scores = [verdict.score_abuse for verdict in said]
    return share(sum(score >= level for score in scores), len(scores))


def masked(text: str, said: Verdict) -> str:
    """The strongest find: category, how, its first sign."""
    find = max(said.finds, key=lambda one: one.strength, default=None)
    return (
        f"{find.category} {find.why} {text[find.start : find.start + 1]}{'·' * min(find.end - find.start - 1, 7)}"
        if find
        else "tone"
    )


def of_comments(given: list[tuple[str, bool]]) -> Found:
    """Balanced accuracy: the mean of the share of offensive ones told and of others not told."""
    said = [(look(text), offensive, text, row) for row, (text, offensive) in enumerate(given, 2)]
    right, wrong = [one for one in said if one[1]], [one for one in said if not one[1]]

    def balanced(level: float) -> float:
        return (at_level((v for v, *_ in right), level) + 1 - at_level((v for v, *_ in wrong), level)) / 2

    table = {
        "offensive told": sum(v.score_abuse >= TOLD for v, *_ in right), "offensive passed": sum(v.score_abuse < TOLD for v, *_ in right),
        "other told": sum(v.score_abuse >= TOLD for v, *_ in wrong), "other passed": sum(v.score_abuse < TOLD for v, *_ in wrong),
    }  # fmt: skip
    worst = sorted(wrong, key=lambda one: -one[0].score_abuse)[:SHOWN]
    return {
        "rows_read": len(said), "balanced_accuracy": balanced(TOLD), "at_held": balanced(HELD), "confusion": table,
        "wrongly_told": [f"row {row}: {masked(text, v)}" for v, _, text, row in worst],
        "passed_rows": [row for _, _, _, row in sorted(right, key=lambda one: one[0].score_abuse)[:SHOWN]],
        "aims": [at_least("comments: balanced accuracy", balanced(TOLD), 0.80)],
    }  # fmt: skip


def of_pairs(pairs: list[conduct.Pair]) -> Found:
    said = [(look(pair.toxic), look(pair.civil), pair) for pair in pairs]
    above = sum(a.score_abuse > b.score_abuse for a, b, _ in said)
    marked = [(word, a, pair) for a, _, pair in said for word in pair.marked if word in pair.toxic]
    seen = sum(shown(word, a, pair.toxic) for word, a, pair in marked)
    return {
        "pairs": len(said), "ranked_above": share(above, len(said)), "ties": sum(a.score_abuse == b.score_abuse for a, b, _ in said),
        "marked_words_pointed_at": share(seen, len(marked)),
        "not_above": [hidden(pair) for a, b, pair in said if a.score_abuse <= b.score_abuse][:SHOWN],
        "rows": [of_scenario("all", said)] + [
            of_scenario(name, [one for one in said if one[2].scenario == name]) for name in sorted({pair.scenario for *_, pair in said})
        ],
        "aims": [at_least("pairs: abusive above its civil twin", share(above, len(said)), 0.95)],
    }  # fmt: skip


def of_scenario(name: str, said: list[tuple[Verdict, Verdict, conduct.Pair]]) -> Found:
    """A row of the table."""
    row = {
        "pairs": name,
        "n": len(said),
        "above": share(sum(a.score_abuse > b.score_abuse for a, b, _ in said), len(said)),
    }
    for at, who in enumerate(("abusive", "civil")):
        row |= {
            f"{who} told": at_level((one[at] for one in said), TOLD),
            f"{who} held": at_level((one[at] for one in said), HELD),
        }
    return conduct.numbers(row)


def hidden(pair: conduct.Pair) -> str:
    return f"{pair.scenario}: {' '.join(word[:1] + '·' * (len(word) - 1) for word in pair.marked)}"


def shown(word: str, said: Verdict, text: str) -> bool:
    """Whether a find lies on the marked word."""
    at = text.find(word)
    return any(find.start < at + len(word) and at < find.end and find.category != "tone" for find in said.finds)


def of_clean(texts: list[str], name: str, aim: float) -> Found:
    """Every find is false. Held is what the aim is about; told costs the writer one look more."""
    said = [(look(text), text, row) for row, text in enumerate(texts, 2)]
    held = share(sum(v.held for v, *_ in said), len(said))
    told = [(v, text, row) for v, text, row in said if v.told]
    return {
        "messages": len(said), "held": held, "told": share(len(told), len(said)),
        "told_abuse": sum(v.score_abuse >= TOLD for v, *_ in said),
        "told_advert": sum(v.score_advert >= TOLD for v, *_ in said), "held_messages": sum(v.held for v, *_ in said),
        "false_finds": [f"row {row}: {masked(text, v)}" for v, text, row in sorted(told, key=lambda one: -max(one[0][:2]))[:SHOWN]],
        "aims": [at_most(f"{name}: false holds", held, aim)],
    }  # fmt: skip


def of_classes(rows: list[dict[str, str]]) -> Found:
    """Our own list: abusive and advert are to be told, the disguised ones as often as the plain ones, all others not at all."""
    groups: dict[str, list[tuple[Verdict, str]]] = defaultdict(list)
    for row in rows:
        said = look(row["text"]), row["text"]
        groups[row["class"]].append(said)
        if row["class"] == "disguised":
            groups[f"disguised: {row['note']}"].append(said)
    table = [of_class(name, part) for name, part in sorted(groups.items())]
    told = {row["class"]: row["abuse told"] for row in table}
    plain = told.get("abusive", 0.0)
    wrong = Counter(
        masked(text, v) for name in ("civil_angry", "work", "thanks_positive") for v, text in groups[name] if v.told
    )
    hidden_ones = {name: value for name, value in told.items() if name.startswith("disguised:") and plain}
    return {
        "classes": {row["class"]: row for row in table},
        "false_finds": wrong.most_common(SHOWN),
        "aims": [at_least(f"{name}, ÷ plain", value / plain, 0.6) for name, value in hidden_ones.items()],
    }


def of_class(name: str, part: list[tuple[Verdict, str]]) -> Found:
    return conduct.numbers({
        "class": name, "n": len(part),
        "abuse told": at_level((v for v, _ in part), TOLD), "abuse held": at_level((v for v, _ in part), HELD),
        "advert told": share(sum(v.score_advert >= TOLD for v, _ in part), len(part)),
        "thanks": share(sum(is_thanks(text) >= 0.5 for _, text in part), len(part)),
    })  # fmt: skip


def of_disguises(pairs: list[conduct.Pair]) -> Found:
    """Marked words of two and more Chinese characters that are told as they stand, disguised in turn; told still?"""
    by = random.Random(7)
    base = [
        (pair.toxic, word)
        for pair in pairs
        for word in pair.marked
        if len(word) > 1
        and all("\u4e00" <= c <= "\u9fff" for c in word)
        and pair.toxic.count(word) == 1
        and len(pair.toxic) <= 200
    ]
    base = [
        (text, word)
        for text, word in base
        if judge(text).score_abuse >= TOLD > judge(text.replace(word, "")).score_abuse
    ]
    rows = []
    for kind in disguise.KINDS:
        tried = [(text, word, other) for text, word in base if (other := disguise.disguised(word, kind, by))]
        told = sum(look(text.replace(word, other)).score_abuse >= TOLD for text, word, other in tried)
        rows.append({"disguise": kind, "words": len(tried), "told ÷ plain": round(share(told, len(tried)), 3)})
    return {
        "told_plain": len(base), "kinds": rows,
        "aims": [at_least(f"{row['disguise']}, ÷ plain", row["told ÷ plain"], 0.6) for row in rows if row["words"]],
    }  # fmt: skip
