"""Makes the files of numbers of `xiaodui/tone/model`, the same to the bit each time:

    XIAODUI_SAMPLES=folder .venv/bin/python -m benchmarks.kit.train_tone [FOLDER]

From the training comments and one half, by hash, of pairs and dialogues (all Apache-2.0) and of our own sentences.
Plain Python with nothing but sums and products of IEEE doubles, rows in an order made by a seed: no machine's mathematical
library has a say. Half a minute.
"""

import os
import random
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from benchmarks.kit import conduct
from xiaodui.tone import innocence, model
from xiaodui.tone.folding import Folded, fold, is_han
from xiaodui.tone.hits import hits

SEED, ROUNDS, STEP = 20261122, 4, 0.5
USUAL = 3
"""Times a pair of characters must be seen in clean text to be usual."""
PAIR_WEIGHT, OWN_WEIGHT, ADVERT_WEIGHT = 5, 3, 8
Row = tuple[tuple[int, ...], int]


def main(out: str = "") -> None:
    folder = Path(os.environ.get("XIAODUI_SAMPLES") or sys.exit("XIAODUI_SAMPLES names no folder."))
    into = Path(out) if out else innocence.FILE.parent
    into.mkdir(exist_ok=True)
    learnt = conduct.half(folder, first=True)
    clean = [text for text, offensive in learnt.comments if not offensive] + learnt.service + learnt.free
    bits = usual_pairs(clean)
    (into / innocence.FILE.name).write_bytes(bits)
    innocence._bits.cache_clear()
    innocence.FILE = into / innocence.FILE.name
    for file, rows in ((model.FILE, examples(learnt)), (model.ADVERTS, advert_examples(learnt))):
        weights, bias = learn(rows)
        scale = max(map(abs, weights)) / 127
        (into / file.name).write_bytes(bytes(round(weight / scale) & 255 for weight in weights))
        told = ORIGIN.format(file=file.name, scale=repr(scale), bias=repr(bias), rows=len(rows), seed=SEED)
        (into / file.with_suffix(".txt").name).write_text(told)


ORIGIN = """# {file}: 131,072 weights, a signed byte each, of pieces of one to three characters by hash. pairs.bin: 1,048,576 bits,
# set where a pair of characters is usual in clean text. No text can be read back from either.
# Taught on: comments labelled offensive or not, one half of pairs (abusive, civil), one half of clean dialogues (all Apache-2.0),
# one half of our own sentences (tests/data/sales_room.csv).
# Made by: XIAODUI_SAMPLES=… .venv/bin/python -m benchmarks.kit.train_tone  ({rows} rows, seed {seed})
scale={scale}
bias={bias}
"""


def usual_pairs(clean: list[str]) -> bytes:
    counted: Counter[str] = Counter()
    for text in clean:
        folded = fold(text)
        for at, (a, b) in enumerate(pairwise(folded.text)):
            if not folded.gaps[at + 1] and is_han(a) and is_han(b):
                counted[a + b] += 1
    bits = bytearray((1 << innocence.BITS) // 8)
    for pair, times in counted.items():
        if times >= USUAL:
            at = innocence.bit(pair)
            bits[at >> 3] |= 1 << (at & 7)
    return bytes(bits)


def examples(learnt: conduct.Corpus) -> list[Row]:
    found = [(prepared(text), 1 if offensive else -1) for text, offensive in learnt.comments]
    found += [(prepared(text), -1) for text in learnt.service + learnt.free]
    for pair in learnt.pairs:
        found += [(prepared(pair.toxic), 1), (prepared(pair.civil), -1)] * PAIR_WEIGHT
    for text, hurts in conduct.own(first=True):
        found += [(prepared(text), 1 if hurts else -1)] * OWN_WEIGHT
    return found


def advert_examples(learnt: conduct.Corpus) -> list[Row]:
    """Our own adverts against everything else."""
    found = [
        (prepared(text), -1)
        for text in learnt.service[::2] + learnt.free[::2] + [text for text, _ in learnt.comments[::4]]
    ]
    for row in conduct.rows(conduct.OWN):
        if conduct.tuning(row["text"]):
            found += [(prepared(row["text"]), 1 if row["class"] == "advert" else -1)] * ADVERT_WEIGHT
    return found


def prepared(text: str) -> tuple[int, ...]:
    from xiaodui.tone.judging import as_meant

    folded = fold(text)
    said, _ = as_meant(folded, kept(folded))
    return tuple(sorted(model.pieces(said[: model.MOST])))


def kept(folded: Folded) -> list:
    from xiaodui.tone.judging import _kept

    return _kept(folded, hits(folded))


def learn(rows: list[Row]) -> tuple[list[float], float]:
    """Averaged stochastic descent on the squared hinge; a row's pieces count 1 over the root of their number."""
    size = 1 << model.BITS
    weights, sums, bias, bias_sum = [0.0] * size, [0.0] * size, 0.0, 0.0
    order, shuffled, seen = list(range(len(rows))), random.Random(SEED), 0
    total = ROUNDS * len(rows)
    for _ in range(ROUNDS):
        shuffled.shuffle(order)
        for number in order:
            pieces, label = rows[number]
            seen += 1
            norm = len(pieces) ** -0.5 if pieces else 0.0
            score = norm * sum([weights[piece] for piece in pieces]) + bias
            short = 1 - label * score
            if short <= 0:
                continue
            step = STEP * (1 - seen / total) * label * (short if short < 2 else 2.0)
            move = step * norm
            late = move * seen
            for piece in pieces:
                weights[piece] += move
                sums[piece] += late
            bias += 0.1 * step
            bias_sum += 0.1 * step * seen
    return [weight - part / total for weight, part in zip(weights, sums, strict=True)], bias - bias_sum / total


if __name__ == "__main__":
    main(*sys.argv[1:])
