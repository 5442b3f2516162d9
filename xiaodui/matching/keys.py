"""Under which keys a record is kept, so that what resembles it is found without reading all. No Django."""

from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from . import mails, phones, taxes
from .companies.parts import Parts, parts
from .companies.words import trade_words
from .known import Known
from .sounds import usual

BITS = 34
MASK = (1 << BITS) - 1
LONGEST_BRAND, LONGEST_ASKED = 8, 12
MIX = 0x9E3779B97F4A7C15
NAME, FULL, SHORT, PAIR, PHONE, MAIL, TAX = range(1, 8)
"""Kinds of keys. FULL: the brand of a name with a legal form; SHORT: brand and core of one without."""
PERSONS = frozenset({"contact"})
"""Nouns whose names are people's."""
Keys = frozenset[int]


@lru_cache(maxsize=8_192)
def keys(noun: str, known: Known) -> Keys:
    """Those that a record is kept under: about 12 for a company with a telephone. 25 µs when not seen before."""
    salt = crc32(noun.encode())
    found = _numbers(salt, known)
    for name in (known.name, *known.aliases):
        cut = parts(name)
        if noun in PERSONS or not cut.core:
            found.append(_key(salt, NAME, in_any_order(cut.whole)))
            continue
        found += _cores(salt, cut)
        found += _brands(salt, cut, FULL if cut.legal else SHORT)
        found += _latin(salt, cut.core, 2) if cut.latin else _pairs(salt, kept_pairs(cut))
    return frozenset(found)


def certain(noun: str, known: Known) -> Keys:
    """Keys to look under: those that whatever is surely the same shares. 3 or 4 for a company."""
    salt = crc32(noun.encode())
    found = _numbers(salt, known)
    for name in (known.name, *known.aliases):
        cut = parts(name)
        if noun in PERSONS or not cut.core:
            found.append(_key(salt, NAME, in_any_order(cut.whole)))
            continue
        found += _cores(salt, cut)
        found += _brands(salt, cut, SHORT if cut.legal else FULL)
    return frozenset(found)


def resembling(noun: str, known: Known) -> Keys:
    """Further keys to look under, some 20: those of whatever may be meant."""
    found: list[int] = []
    salt = crc32(noun.encode())
    for name in () if noun in PERSONS else (known.name, *known.aliases):
        cut = parts(name)
        found += _brands(salt, cut, FULL if cut.legal else SHORT)
        if cut.latin:
            found += _latin(salt, cut.core, 1)
        if not cut.latin or len(cut.core) <= LONGEST_BRAND:
            found += _pairs(salt, asked_pairs(cut))
    return frozenset(found)


def _numbers(salt: int, known: Known) -> list[int]:
    """A telephone number by its last eight digits: area codes are left away."""
    found = [_key(salt, PHONE, digits[-8:]) for phone in known.phones if (digits := phones.normalise(phone))]
    found += [_key(salt, MAIL, address) for mail in known.emails if (address := mails.normalise(mail))]
    return [*found, _key(salt, TAX, tax)] if known.tax and (tax := taxes.normalise(known.tax)) else found


def _cores(salt: int, name: Parts) -> list[int]:
    return [_key(salt, NAME, in_any_order(one)) for one in (name.core, name.plain) if one]


def _brands(salt: int, name: Parts, kind: int) -> list[int]:
    """The brand's sounds; a short name may be all brand to its owner, and a region may be all that a name tells (鄂尔多斯资源)."""
    said = [name.brand] if len(name.brand) > 1 else [*name.regions]
    if kind is SHORT and name.core != name.brand:
        said.append(name.core)
    return [_key(salt, kind, in_any_order(one)) for one in said]


def in_any_order(text: str) -> str:
    """Its sounds, sorted: the same for homophones and for signs that have changed places."""
    return "".join(sorted(map(usual, text)))


def kept_pairs(name: Parts) -> list[str]:
    """Pairs of the brand, the beginnings of its trades, and what people make short names of: a sign each of two words."""
    brand = name.brand[:LONGEST_BRAND]
    words = trade_words(name.core[len(name.brand) :])[:2]
    pairs = [one + other for one, other in pairwise(brand)]
    pairs += [one + other for one, other in zip(brand, brand[2:], strict=False)]
    pairs += [brand[0] + sign for sign in brand[3:5]]
    pairs += [word[:2] for word in words if len(word) > 1]
    units = [brand, *words] if brand else words
    for word in units[1:]:
        pairs += (units[0][0] + word[0], units[0][0] + word[-1])
    if name.core != name.body and name.body[2:]:
        pairs += [sign + unit[0] for sign in name.body[:2] for unit in units[:2]]
    return pairs


def asked_pairs(name: Parts) -> list[str]:
    """All pairs up to three signs apart."""
    alone = name.core == name.body or (len(name.brand) > 1 and name.legal)
    text = (name.core if alone else name.body)[:LONGEST_ASKED]
    return [text[at] + text[at + step] for step in (1, 2, 3) for at in range(len(text) - step)]


def _pairs(salt: int, pairs: list[str]) -> list[int]:
    base = salt ^ PAIR
    return [(base + (ord(pair[0]) << 21 | ord(pair[1]))) * MIX >> 16 & MASK for pair in pairs]


def _latin(salt: int, core: str, step: int) -> list[int]:
    return [_key(salt, PAIR, core[at : at + 4]) for at in range(0, min(len(core), LONGEST_ASKED), step)]


def _key(salt: int, kind: int, text: str) -> int:
    return (crc32(text.encode(), salt ^ kind) << 2 | len(text) & 3) & MASK
