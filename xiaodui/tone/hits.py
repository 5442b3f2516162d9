"""Listed words in a text, however their characters are disguised. No Django."""

from typing import NamedTuple

from .folding import Folded, is_han
from .innocence import excused, in_dictionary, usual
from .lattice import DIGIT, INITIAL, LONGEST_TOKEN, MASK, NAMES, PICTURE, PINYIN, PLAIN, SHAPE, SPLIT, Edge, edges
from .sounds import cuts
from .verdict import ADVERT
from .words import ENDS, Tree, Word, tree

SURE = {"plain": 1.0, "spaced": 0.97, "traditional": 1.0, "emoji": 0.95, "split": 0.95, "pinyin": 0.93, "swapped": 0.9}
LESS_SURE = 0.88
"""A homophone, a look-alike, an initial, a digit, a mask: more than one reading."""
LATIN_PARTS = 4
"""Letters from which on a word wholly in pinyin is believed."""
NOT_PINYIN = frozenset(
    {"made", "tame", "mama", "dada", "came", "maze", "sage", "wore", "cute", "tango", "ganma", "gunge"}
)
"""English that reads as pinyin of a listed word."""
COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也对能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法"
    "学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实吗呢吧啊呀嘛哦哈元十二三四五六七九百千万月日号点店路市区"
)
"""Signs that carry a sentence: nobody is understood who disguises a word with them, and everybody writes them."""
JOINING = frozenset("的了是我你他她它们很真太不都也就还有在和个这那吗呢啊吧最更")
"""They stand beside anything, so that a usual pair with them says nothing."""


class Hit(NamedTuple):
    start: int
    """Signs of the folded text, from and to."""
    end: int
    word: Word
    how: tuple[str, ...]
    sure: float
    heard: bool
    """Two characters, neither as in the list: it may be a name. Believed only where a person is spoken to or of."""


def hits(folded: Folded) -> list[Hit]:
    """Every reading that passes, overlapping ones too."""
    root, lattice = tree(), edges(folded)
    found: list[Hit] = []
    for at, here in enumerate(lattice):
        for edge in here:
            for branch in _steps(root, edge):
                _walk(folded, lattice, at, branch, (edge,), found)
    return found


def _steps(branch: Tree, edge: Edge) -> list[Tree]:
    if edge.kind == INITIAL:
        return [more for sound, more in branch.items() if sound and sound[0] == edge.sign]
    return [more] if (more := branch.get(edge.loose)) and edge.loose else []


def _walk(
    folded: Folded, lattice: list[list[Edge]], start: int, branch: Tree, path: tuple[Edge, ...], found: list[Hit]
) -> None:
    at = path[-1].end
    for word in branch.get(ENDS, ()):
        if hit := _judged(folded, start, word, path):
            found.append(hit)
    if at >= len(lattice) or (len(branch) == 1 and ENDS in branch):
        return
    text = folded.text
    if text[at] == "*":  # stands for one character, or for nothing
        for sound, more in branch.items():
            if sound:
                _walk(folded, lattice, start, more, (*path, Edge(at + 1, "", "", "", MASK)), found)
        _walk(
            folded,
            lattice,
            start,
            {k: v for k, v in branch.items() if k},
            (*path[:-1], path[-1]._replace(end=at + 1)),
            found,
        )
        return
    for edge in lattice[at]:
        for more in _steps(branch, edge):
            _walk(folded, lattice, start, more, (*path, edge), found)


def _judged(folded: Folded, start: int, word: Word, path: tuple[Edge, ...]) -> Hit | None:
    """The word, if what stands there is near enough to it and no good word."""
    end = path[-1].end
    while folded.text[end - 1] == "*" and path[-1].kind != MASK:
        end -= 1
    how, exact, near, masks = [], 0, 0, 0
    for edge, meant, sound in zip(path, word.text, word.sounds, strict=True):
        if edge.sign == meant and edge.kind != INITIAL:
            exact += 1
            if edge.kind != PLAIN:
                how.append(NAMES[edge.kind])
        elif edge.kind == SHAPE or (edge.kind == PLAIN and (edge.sign.isascii() or edge.sign in COMMON)):
            return None
        else:
            near += edge.kind in (PLAIN, PICTURE, SPLIT, DIGIT, PINYIN) and edge.sound != sound and edge.kind != DIGIT
            masks += edge.kind == MASK
            how.append("homophone" if edge.kind == PLAIN else NAMES[edge.kind])
    if how and not _believable(word, path, how, exact, near, masks):
        return None
    if not _stands(folded, start, end, word, disguised=len(path) - exact):
        return None
    if how.count("pinyin") == len(path) and end - start < 5 and not _beside_han(folded, start, end):
        return None
    text = folded.text[start:end]
    if how and usual(text) and not all(kind == "emoji" for kind in how):
        return None
    leaning = "homophone" in how and _leans_out(folded, start, end, path, word)
    if leaning and (len(path) == 2 or not exact):
        return None
    if word.swapped:
        if in_dictionary(text) if word.strength >= 0.95 else usual(text):
            return None
        how.append("swapped")
    if any(folded.gaps[start + 1 : end]):
        if "homophone" in how or "look-alike" in how:
            return None
        how.append("spaced")
    how += _script(folded, start, end)
    heard = len(path) == 2 and (("homophone" in how and not _firm(path, word)) or bool(word.swapped and usual(text)))
    sure = min((SURE.get(kind, LESS_SURE) for kind in how), default=1.0) - (0.06 if near else 0)
    return Hit(start, end, word, tuple(dict.fromkeys(how)), sure, heard)


def _believable(word: Word, path: tuple[Edge, ...], how: list[str], exact: int, near: int, masks: int) -> bool:
    size, kinds = len(path), [edge.kind for edge in path]
    other = size - exact
    if kinds.count(PINYIN) == size >= 2:
        letters = "".join(edge.sound for edge in path)
        return len(letters) >= LATIN_PARTS and letters not in NOT_PINYIN and word.strength >= 0.5 and not near
    if size < 2 or (word.plain and (other or SHAPE in kinds)) or (SHAPE in kinds and "homophone" in how):
        return False
    if near > (1 if size >= 3 or exact or PINYIN in kinds else 0):
        return False
    if DIGIT in kinds and (size == 2 and word.strength < 0.9):
        return False
    if DIGIT in kinds and (
        not exact or word.strength < 0.75 or not any(e.kind != DIGIT and not e.sign.isascii() for e in path)
    ):
        return False
    if INITIAL in kinds and (not exact or word.strength < 0.75 or kinds.count(INITIAL) * 2 > size):
        return False
    if masks and (masks > 1 or exact < size - 1 or (size == 2 and any(edge.sign in COMMON for edge in path))):
        return False
    if word.category in ADVERT and "homophone" in how and (size < 3 or exact < 2):
        return False
    return not other or word.strength >= 0.6


def _script(folded: Folded, start: int, end: int) -> list[str]:
    """Whether a sign stood in another script, or as a picture."""
    others = [
        folded.original[folded.starts[i]]
        for i in range(start, end)
        if is_han(folded.text[i]) and folded.original[folded.starts[i]] != folded.text[i]
    ]
    return [
        name
        for name, some in (("traditional", any(map(is_han, others))), ("emoji", not all(map(is_han, others))))
        if some
    ]


def _leans_out(folded: Folded, start: int, end: int, path: tuple[Edge, ...], word: Word) -> bool:
    """Whether a sound-alike at the edge makes a usual pair with its neighbour outside: 老字|号, 致力|于."""
    text, gaps = folded.text, folded.gaps
    before = (
        start > 0
        and not gaps[start]
        and text[start - 1] not in JOINING
        and path[0].sign != word.text[0]
        and usual(text[start - 1 : start + 1])
    )
    after = (
        end < len(text)
        and not gaps[end]
        and text[end] not in JOINING
        and path[-1].sign != word.text[-1]
        and usual(text[end - 1 : end + 1])
    )
    return before or after


def _beside_han(folded: Folded, start: int, end: int) -> bool:
    """Short pinyin is believed in a Chinese sentence only."""
    text = folded.text
    return (start > 0 and is_han(text[start - 1])) or (end < len(text) and is_han(text[end]))


def _firm(path: tuple[Edge, ...], word: Word) -> bool:
    """Whether at least one unit stands there as itself and says something, or in a way that can hardly be meant otherwise."""
    return any(
        (edge.kind == PLAIN and edge.sign == meant and meant not in COMMON) or edge.kind in (PINYIN, SPLIT)
        for edge, meant in zip(path, word.text, strict=True)
    )


def _stands(folded: Folded, start: int, end: int, word: Word, disguised: int) -> bool:
    """Cuts no Latin word in two, doesn't reach over punctuation, is no part of a good word, stands alone if it must."""
    text, gaps = folded.text, folded.gaps
    for edge in (start, end):
        if 0 < edge < len(text) and not gaps[edge] and text[edge - 1].isascii() and text[edge].isascii():
            if (
                text[edge - 1].isalnum()
                and text[edge].isalnum()
                and not (text[edge].isdigit() or text[edge - 1].isdigit())
            ):
                if not any(end_ == edge or first == edge for first, end_ in _parts(folded, edge)):
                    return False
            elif text[edge - 1].isdigit() and text[edge].isdigit():
                return False
    crossed = sum(gap == 2 for gap in gaps[start + 1 : end])
    if crossed and (disguised or end - start < 3 or crossed != end - start - 1):
        return False
    if word.whole and not (gaps[start] == 2 and gaps[end] == 2):
        return False
    return not excused(text, start, end)


def _parts(folded: Folded, at: int) -> list[tuple[int, int]]:
    """Where a Latin run round `at` falls into syllables; none if it is no pinyin."""
    text, first, last = folded.text, at, at
    while first > 0 and "a" <= text[first - 1] <= "z" and not folded.gaps[first] and at - first < LONGEST_TOKEN:
        first -= 1
    while last < len(text) and "a" <= text[last] <= "z" and not folded.gaps[last] and last - at < LONGEST_TOKEN:
        last += 1
    return [(first + a, first + b) for a, b in cuts(text[first:last])]
