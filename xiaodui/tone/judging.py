"""What a text is worth telling its writer. Pure and local; about 0.3 ms for a chat message. No Django."""

import re
from collections.abc import Collection, Iterable
from itertools import islice

from . import english
from .adverts import advert_finds, is_work
from .context import around, weighed
from .folding import Folded, fold, is_han
from .groups import names_a_group
from .hits import Hit, hits
from .innocence import excused
from .model import ADVERTS as ADVERT_WEIGHTS
from .model import leaning, line, margin
from .tables import patterns
from .verdict import ABUSE, ADVERT, Find, Verdict, apart, together

MOST = 20_000
"""Characters that are judged; who writes more writes a document."""
MOST_WORDS = 40
"""Words that are told of one message, the strongest first: who is told forty needs no more."""
ALONE = 6
"""Signs of a message so short that what it says is what it is about."""
AIMED = re.compile(r"[你妳他她们个这那真死臭群帮是@就当大小老太很更最]|什么|一[个帮群]|特别|有点|简直|越来越|真的")
"""What stands right before a name that is called."""
WITH_GROUP, WITHOUT_GROUP, LATIN = 1.0, 0.45, 0.15
"""How far the sum of small weights is believed where people are spoken of as a kind, elsewhere, and in Latin letters: it was
taught on Chinese talk of kinds of people, so elsewhere it never tells anything alone, it only adds to words that were found."""


def warm() -> None:
    """Reads the lists and makes every table that a first look of some kind would make: a second of processor, once a process.
    Chinese, a word that sounds like another, a Japanese sign, Latin letters, pinyin and an address, so that each is met."""
    judge("你这个傻逼，煞笔，东京駅，nihao 加微信 abc123 you are an idiot https://a.example/x")


def judge(text: str, *, allow: Collection[str] = ()) -> Verdict:
    """Abuse and advertising in one message, zh and en, with the words that show it.

    `allow`: the company's own domains and words (``xiaodui.example``, 拼多多): a link to such a domain, its subdomains, and
    any find that lies within such a word is left out. Never raises; scores 0 to 1 (`TOLD`, `HELD`); time grows with the
    length, about 6 µs a character, up to 20,000 characters, the rest is not read.
    """
    text = text[:MOST]
    folded = fold(text)
    if not folded.text:
        return Verdict(0.0, 0.0)
    allowed = [(at, at + len(word)) for word in allow if word for at in _places(text, word)]
    everything = hits(folded)
    words = _kept(folded, [hit for hit in everything if hit.word.category in ABUSE])
    wares = _kept(folded, [hit for hit in everything if hit.word.category in ADVERT])
    finds = [_find(folded, hit) for hit in words]
    finds += [_find_latin(folded, one) for one in english.found(folded)[:MOST_WORDS]]
    finds += _by_pattern(folded)
    finds = [find for find in apart(finds) if not _within(find, allowed)]
    tone = _tone(folded, words)
    if tone and any("quoted" in find.why or "forbidden" in find.why for find in finds):
        tone = tone._replace(strength=round(tone.strength * 0.3, 3))
    abuse = together([find.strength for find in finds] + ([tone.strength] if tone else []))
    finds += [tone] if tone and tone.strength >= 0.2 else []
    adverts = [*advert_finds(text, folded, allow, wares), *_selling(text, folded, words)]
    adverts = [find for find in adverts if not _within(find, allowed)]
    return Verdict(
        round(min(abuse, 1.0), 4),
        round(together([find.strength for find in adverts], more=0.8), 4),
        tuple(sorted([*finds, *adverts])),
    )


def _places(text: str, word: str) -> Iterable[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _within(find: Find, spans: list[tuple[int, int]]) -> bool:
    return any(start <= find.start and find.end <= end for start, end in spans)


def _kept(folded: Folded, found: list[Hit]) -> list[Hit]:
    """Of readings that overlap the strongest, of equals the longest."""
    kept: list[Hit] = []
    taken = bytearray(len(folded.text))
    for hit in sorted(
        found, key=lambda h: (-h.word.strength * h.sure, h.heard, h.word.plain, h.start - h.end, h.start, h.word.text)
    ):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
            if len(kept) == MOST_WORDS:
                break
    return kept


def _find(folded: Folded, hit: Hit) -> Find:
    start, end = folded.starts[hit.start], folded.ends[hit.end - 1]
    seen = around(folded.original, start, end)
    disguised = any(one not in {"traditional", "spaced"} for one in hit.how)
    strength, why = weighed(hit.word.strength * hit.sure, hit.word.about, seen, disguised)
    if hit.heard and not (len(folded.text) <= ALONE or AIMED.search(folded.text, max(0, hit.start - 5), hit.start)):
        strength, why = strength * 0.72, (*why, "unsure")
    return Find(
        start,
        end,
        hit.word.category,
        " ".join(hit.how + why) or "plain",
        round(strength, 3),
        hit.word.swapped or hit.word.text,
    )


def _find_latin(folded: Folded, one: english.Latin) -> Find:
    strength, why = weighed(one.word.strength * one.sure, one.word.about, around(folded.original, one.start, one.end))
    return Find(
        one.start, one.end, one.word.category, " ".join(one.how + why) or "plain", round(strength, 3), one.word.text
    )


def _by_pattern(folded: Folded) -> list[Find]:
    """Turns of phrase, over the text with a comma where clauses part."""
    said, places = _spoken(folded)
    found = []
    for category, strength, expression in patterns():
        for match in islice(expression.finditer(said), MOST_WORDS):
            inner = [place for place in places[match.start() : match.end()] if place >= 0]
            if inner and not excused(folded.text, inner[0], inner[-1] + 1):
                start, end = folded.starts[inner[0]], folded.ends[inner[-1]]
                weight, why = weighed(strength, False, around(folded.original, start, end))
                found.append(Find(start, end, category, " ".join(("phrase", *why)), round(weight, 3)))
    return found


def _spoken(folded: Folded) -> tuple[str, list[int]]:
    said, places = [], []
    for at, c in enumerate(folded.text):
        if at and folded.gaps[at] == 2:
            said.append(",")
            places.append(-1)
        said.append(c)
        places.append(at)
    return "".join(said), places


def as_meant(folded: Folded, words: list[Hit]) -> tuple[str, list[int]]:
    """The text with disguised words as they stand in the list, and for each character the sign it comes from."""
    meant = {
        hit.start: (hit.end, hit.word.swapped or hit.word.text) for hit in words if hit.how and hit.word.strength >= 0.7
    }
    return line(folded, meant)


def _selling(text: str, folded: Folded, words: list[Hit]) -> list[Find]:
    """How far it reads like advertising, whatever its words: a sign among others, never told alone."""
    strength = min(0.45, 0.5 + 0.5 * margin(as_meant(folded, words)[0], ADVERT_WEIGHTS)) * (0.5 if is_work(text) else 1)
    if strength < 0.1:
        return []
    return [Find(folded.starts[0], folded.ends[-1], "selling", "sum", round(strength, 3))]


def _tone(folded: Folded, words: list[Hit]) -> Find | None:
    said, places = as_meant(folded, words)
    lean = leaning(said, places)
    if lean.end <= lean.start:
        return None
    believed = WITH_GROUP if names_a_group(said) else WITHOUT_GROUP if any(map(is_han, said)) else LATIN
    strength = believed / (1 + 2.718281828 ** (-3.0 * lean.margin))
    start, end = folded.starts[lean.start], folded.ends[lean.end - 1]
    return Find(start, end, "tone", "group" if believed == WITH_GROUP else "sum", round(strength, 3))
