"""Listed English words, and Latin abbreviations of Chinese ones, however their letters are disguised. No Django."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from .folding import Folded, is_han
from .tables import groups
from .words import Word

TOKEN = re.compile(r"[a-z0-9@$!*#+|€][a-z0-9@$!*#+|€'’_]*")
LEET = str.maketrans("013457@$!|+€", "oieastasilte")
ENDINGS = ("", "s", "es", "ed", "er", "ers", "ing", "in", "y", "ty", "head", "heads", "ish", "a", "z")
TAKES = "+"
LONGEST = 8
"""Words of the longest phrase in the list."""
NOT_SWAPPED = frozenset({"sith", "tits", "shits", "tis", "wits", "dikc"})
SOUNDS = {
    heard: meant
    for meant, ways in {
        "fuck": "phuck fuq fuc phuk", "bitch": "biatch biotch beetch", "asshole": "azzhole ashole", "shit": "shyt shiit",
        "idiot": "eediot idjit", "moron": "moran", "stupid": "stoopid stewpid",
    }.items()
    for heard in ways.split()
}  # fmt: skip


class Latin(NamedTuple):
    start: int
    """Characters of the original, from and to."""
    end: int
    word: Word
    how: tuple[str, ...]
    sure: float


class Token(NamedTuple):
    text: str
    start: int
    end: int
    lone: bool
    """Made of letters that stood apart (f u c k)."""
    between: str = ""
    """What stood between them."""


@cache
def listed() -> dict[str, Word]:
    """Every form, phrases with `_`; of two entries the stronger."""
    found: dict[str, Word] = {}
    for category, strength, flags, texts in groups("words/en.txt"):
        for text in texts:
            stem = text.removesuffix(TAKES)
            word = Word(stem.replace("_", " "), (), category, strength, "han" in flags, "about" in flags, False)
            for ending in ENDINGS if text.endswith(TAKES) else ("",):
                for form in {stem + ending, stem + stem[-1] + ending} if ending else {stem}:
                    if form not in found or found[form].strength < strength:
                        found[form] = word
    return found


@cache
def swapped() -> dict[str, Word]:
    """Two neighbouring letters of a strong word that changed places, the first one stays."""
    known = listed()
    return {
        form[:i] + form[i + 1] + form[i] + form[i + 2 :]: word
        for form, word in known.items()
        if word.strength >= 0.6 and len(form) >= 4 and "_" not in form and not word.plain
        for i in range(1 if len(form) > 4 else 0, len(form) - 1)
        if form[:i] + form[i + 1] + form[i] + form[i + 2 :] not in known.keys() | NOT_SWAPPED
    }


@lru_cache(maxsize=8_192)
def known(token: str) -> tuple[Word, str] | None:
    """(word, how it was written) of one token."""
    words = listed()
    if token in words:
        return words[token], ""
    stripped = token.strip("!+*#'’_|")
    if stripped in words:
        return words[stripped], ""
    if not any(c.isalpha() for c in stripped) or len(stripped) > 24:
        return None
    plain = re.sub(r"[’'_]", "", stripped.translate(LEET)) if re.search(r"[^a-z]", stripped) else stripped
    if (
        plain != stripped
        and not stripped.isdigit()
        and "*" not in stripped
        and plain in words
        and not words[plain].plain
    ):
        return words[plain], "look-alike"
    short = re.sub(r"(.)\1+", r"\1", plain)
    for form, how in ((short, "stretched"), (re.sub(r"(.)\1{2,}", r"\1\1", plain), "stretched")):
        if (
            form != plain
            and len(plain) - len(form) >= 1
            and re.search(r"(.)\1\1", plain)
            and form in words
            and not words[form].plain
        ):
            return words[form], how
    if plain in SOUNDS:
        return words[SOUNDS[plain]], "homophone"
    if plain in swapped() and plain == stripped:
        return swapped()[plain], "swapped"
    if re.search(r"[a-z][*#_]+[a-z]|^[a-z]{1,3}[*#]{2,}$", stripped) or re.fullmatch(r"[*#]+[a-z]{3,}", stripped):
        return _masked(stripped)
    if len(stripped) >= 4 and len(re.findall(r"[^a-z'’_]", stripped)) == 1:
        return _masked(re.sub(r"[^a-z'’_]", "*", stripped), runs=False)
    return None


def _masked(token: str, runs: bool = True) -> tuple[Word, str] | None:
    shown = re.sub(r"[^a-z*#_]", "", token.translate(LEET) if "*" in token else token)
    wanted = re.compile("".join(r"[a-z]" if c in "*#_" else c for c in shown))
    longer = re.compile(re.sub(r"(\[a-z\])+", "[a-z]+", wanted.pattern))
    for form, word in listed().items():
        if (
            word.strength >= 0.6
            and len(form) >= 4
            and "_" not in form
            and (wanted.fullmatch(form) or (runs and len(form) <= 8 and longer.fullmatch(form)))
        ):
            return word, "masked"
    return None


def tokens(original: str) -> list[Token]:
    """Words of Latin letters as they are meant, with their place in the original."""
    if original.isascii():
        line, places = original.lower(), None
    else:
        line, places = _line(original)
    found: list[Token] = []
    for match in TOKEN.finditer(line):
        start, end = match.span()
        lone = match.group().isalpha() and end - start == 1
        if places:
            start, end = places[start], places[end - 1] + 1
        between = original[found[-1].end : start] if found else ""
        if (
            lone
            and found
            and found[-1].lone
            and 0 < len(between) <= 2
            and found[-1].between in ("", between)
            and len(found[-1].text) < 24
        ):
            found[-1] = Token(found[-1].text + match.group(), found[-1].start, end, True, between)
        else:
            found.append(Token(match.group(), start, end, lone))
    return found


@lru_cache(maxsize=16_384)
def _letter(c: str) -> str:
    """One sign for one sign; nothing for what is not seen."""
    from .folding import sign

    if c in "@$!*#+|€'’_":
        return c
    kept, gap = sign(c)
    if kept == "*":
        return "*"
    if kept and kept[0].isascii():
        return kept[0]
    return " " if kept or gap else ""


def _line(original: str) -> tuple[str, list[int]]:
    line, places = [], []
    for at, c in enumerate(original):
        if kept := c if c.isascii() and not c.isupper() else _letter(c):
            line.append(kept)
            places.append(at)
    return "".join(line), places


def found(folded: Folded) -> list[Latin]:
    """Single words, lone letters that make one, and phrases. Abbreviations of Chinese only beside Chinese."""
    parts = tokens(folded.original)
    if not parts:
        return []
    chinese = any(map(is_han, folded.text))
    hits: list[Latin] = []
    for token in parts:
        if hit := known(token.text):
            word, how = hit
            if word.plain and (not chinese or _abbreviates(folded, token)):
                continue
            if token.lone and len(token.text) < 3 and word.strength < 0.9:
                continue
            hits.append(Latin(token.start, token.end, word, _how(how, token), 0.9 if how else 1.0))
    return hits + _phrases(parts)


def _how(how: str, token: Token) -> tuple[str, ...]:
    return tuple(one for one in (how, "spaced" if token.lone and len(token.text) > 1 else "") if one)


ROUND = re.compile(r"[:：./\\\-_&\d]")


def _abbreviates(folded: Folded, token: Token) -> bool:
    """Part of a name, a file, a unit, an address: FW: …, report.md, 5 NM."""
    text = folded.original
    before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    return bool(ROUND.match(before) or ROUND.match(after))


def _phrases(parts: list[Token]) -> list[Latin]:
    words, starts = listed(), _beginnings()
    hits = []
    plain = [re.sub(r"[*#!+]", "", part.text).replace("’", "'") for part in parts]
    for at, first in enumerate(plain):
        if first not in starts:
            continue
        joined = first
        for more in range(at + 1, min(at + LONGEST, len(parts))):
            if parts[more].start - parts[more - 1].end > 2:
                break
            joined += "_" + plain[more]
            if joined in words:
                hits.append(Latin(parts[at].start, parts[more].end, words[joined], (), 1.0))
    return hits


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(form.split("_")[0] for form in listed() if "_" in form)
