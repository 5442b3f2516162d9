"""Published comments, pairs and dialogues: read where they lie, and cut into a half to learn from and a half to be judged by."""

import csv
import gzip
import io
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

OWN = Path(__file__).resolve().parent.parent.parent / "xiaodui/tone/tests/data/sales_room.csv"
Row = dict[str, str]


class Pair(NamedTuple):
    scenario: str
    toxic: str
    civil: str
    marked: tuple[str, ...]


class Corpus(NamedTuple):
    """`comments`: (text, offensive?). `clean`: a dialogue a list."""

    comments: list[tuple[str, bool]]
    pairs: list[Pair]
    service: list[str]
    free: list[str]


def rows(path: Path) -> list[Row]:
    """Of a CSV file, gzipped or not, with whatever byte order mark."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def tuning(key: str) -> bool:
    """One half by hash: what weights and words were set on."""
    return sha256(key.encode()).digest()[0] % 2 == 0


def pair_key(civil: str) -> str:
    """Twins of one sentence, disguised in several ways, begin alike and must lie in the same half."""
    return civil.removeprefix("Weibo_text:").removeprefix("Q:")[:12]


def pair(row: Row) -> Pair:
    return Pair(
        row.get("scenario", ""),
        row["toxic"],
        row["neutral"],
        tuple(w for w in row.get("toxic_words", "").split("|") if w),
    )


def half(folder: Path, first: bool) -> Corpus:
    """`first`: the training comments and the tuning half; else the comments and halves that nothing was set on."""
    comments = folder / "conduct" / ("offensive_train.csv.gz" if first else "offensive_dev.csv")
    return Corpus(
        [(row["TEXT"], row["label"] == "1") for row in rows(comments)],
        [
            one
            for one in map(pair, rows(folder / "conduct/angry_but_civil_pairs.csv"))
            if tuning(pair_key(one.civil)) is first
        ],
        _dialogues(folder / "clean_chat/service_dialogues.csv.gz", first),
        _dialogues(folder / "clean_chat/free_dialogues.csv.gz", first),
    )


def own(first: bool) -> list[tuple[str, bool]]:
    """(sentence, abusive?) of our own list, one half by hash of the sentence."""
    return [
        (row["text"], row["class"] in {"abusive", "disguised"}) for row in rows(OWN) if tuning(row["text"]) is first
    ]


def _dialogues(path: Path, first: bool) -> list[str]:
    return [row["text"] for row in rows(path) if tuning(row["dialog"]) is first]


def numbers(told: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in told.items()}
