"""Advertising that has nothing to do with the work: ways out of the room, offers, begging, chains. No Django.

One sign is seldom enough: colleagues send links, numbers and prices all day. Signs of different kinds add up.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from .folding import Folded
from .hits import Hit
from .tables import expressions
from .verdict import ADVERT, Find, apart

LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"，。）)】]+|(?<![\w.-])(?:[a-z0-9-]{1,40}\.){1,5}(?:com|cn|net|org|cc|top|xyz|vip|shop|site|info|biz|io|me|ly|co|club|online|link|app|store|live|ru|tk|icu)\b(?:/[^\s<>\"，。）)】]*)?",
    re.I,
)
SHORTENERS = re.compile(
    r"^(?:t\.cn|bit\.ly|tinyurl\.com|t\.co|dwz\.cn|suo\.im|url\.cn|u\.to|is\.gd|cutt\.ly|goo\.gl|w\.url\.cn|m\.tb\.cn|t\.me)$",
    re.I,
)
SIGNS, OURS = "words/signs.txt", "work ours 0"
"""`OURS`: words of the trade; an offer beside them is most likely the work itself."""
PRICE = re.compile(
    r"(?:[¥￥$]\s?\d+|\d+(?:\.\d+)?\s?(?:元|块钱?|rmb|usd|/(?:斤|个|盒|件|套|箱|瓶)|一(?:斤|个|盒|件|套|箱|瓶)))", re.I
)


def is_work(text: str) -> bool:
    return bool(expressions(SIGNS)[OURS].search(text))


def advert_finds(text: str, folded: Folded, allow: Collection[str], wares: Sequence[Hit] = ()) -> list[Find]:
    """Signs with their place in `text`. `allow`: domains (with all below them) and words."""
    line, places = _line(folded)
    signs = expressions(SIGNS)
    work = is_work(text)
    finds = list(_links(text, allow, work))
    for head, expression in signs.items():
        category, why, strength = head.split()
        if category in ADVERT and (match := expression.search(line)):
            inner = [places[i] for i in range(*match.span()) if places[i] >= 0]
            if inner:
                start, end = folded.starts[inner[0]], folded.ends[inner[-1]]
                finds.append(Find(start, end, category, why, _weak(float(strength), category, work)))
    finds += [_ware(folded, hit, work) for hit in wares]
    finds = apart(finds)
    if number := _hidden_number(text):
        finds.append(Find(*number, "contact", "number", 0.46))
    if any(find.category == "selling" for find in finds) and (price := PRICE.search(text)):
        finds.append(Find(*price.span(), "selling", "price", 0.15 if work else 0.32))
    return finds


def _ware(folded: Folded, hit: Hit, work: bool) -> Find:
    word = hit.word
    hidden = any(how not in ("spaced", "traditional") for how in hit.how)
    strength = (
        min(0.85, word.strength + 0.12) if hidden or ("spaced" in hit.how and len(word.text) > 2) else word.strength
    )
    return Find(
        folded.starts[hit.start], folded.ends[hit.end - 1], word.category, " ".join(hit.how) or "plain",
        _weak(strength, word.category, work and not hidden), word.text,
    )  # fmt: skip


HIDDEN = re.compile(
    r"(?:[①-⑨⓪⑩❶-❾➀-➉⑴-⑼㈠-㈩🄀]|[0-9][\ufe0f\u20e3⃣]+){6,}|(?:[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]\s?){7,}|(?<!\d)(?:[0-9][\s.·_\-*]){7,}[0-9](?!\d)"
)


def _hidden_number(text: str) -> tuple[int, int] | None:
    """A telephone or account number that somebody took pains to write so that no machine would read it."""
    found = HIDDEN.search(text)
    return found.span() if found else None


def _weak(strength: float, category: str, work: bool) -> float:
    return round(strength * 0.55, 3) if work and category in {"selling", "contact", "link"} else strength


def _line(folded: Folded) -> tuple[str, list[int]]:
    """Spaces only between Latin words: 「加 我 微 信」 is one phrase, `click here` are two words."""
    line, places, text = [], [], folded.text
    for at, c in enumerate(text):
        if at and folded.gaps[at]:
            if folded.gaps[at] == 2:
                line.append("\n")
                places.append(-1)
            elif c.isascii() and text[at - 1].isascii() and c.isalnum() and text[at - 1].isalnum():
                line.append(" ")
                places.append(-1)
        line.append(c)
        places.append(at)
    return "".join(line), places


def _links(text: str, allow: Collection[str], work: bool) -> Iterator[Find]:
    allowed = tuple(word.lower().removeprefix("www.") for word in allow)
    for match in LINK.finditer(text):
        if text[match.start() - 1 : match.start()] == "@":
            continue
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", match.group().lower()).split("/")[0].split("?")[0].split(":")[0]
        if any(host == word or host.endswith("." + word) for word in allowed):
            continue
        short = bool(SHORTENERS.match(host))
        yield Find(
            *match.span(), "link", "shortened" if short else "foreign", _weak(0.45 if short else 0.3, "link", work)
        )
