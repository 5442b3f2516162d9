"""From words to a form: which type it looks like, and title and body without losing a letter. Plain values."""

from collections.abc import Iterable, Mapping, Sequence

LONGEST = 80
"""Signs of a title."""
STOPS = "。！？!?；;，,、：: "
MARKS = "\\`*_~[]<>#"


def guess(text: str, words: Mapping[str, Sequence[str]]) -> str:
    """The key whose words occur most often; of equals, and where none does, the first."""
    said = text.lower()
    return max(words, key=lambda key: sum(said.count(word) for word in words[key]))


def parted(text: str) -> tuple[str, str]:
    """(title, body): the first line that says something, cut at a stop where it is too long; what is left is the body."""
    lines = text.strip().split("\n", 1)
    first, rest = lines[0].strip(), lines[1].strip("\n") if len(lines) > 1 else ""
    if len(first) <= LONGEST:
        return first, rest
    cut = max((at for at, sign in enumerate(first[:LONGEST]) if sign in STOPS), default=LONGEST - 1) + 1
    return first[:cut].rstrip(), "\n".join(part for part in (first[cut:].lstrip(), rest) if part)


def whole(title: str, body: str) -> str:
    """The message's own text: the title in bold, as typed, and the body below it."""
    plain = "".join(f"\\{sign}" if sign in MARKS else sign for sign in title)
    return f"**{plain}**" + (f"\n\n{body}" if body else "")


def title_of(text: str) -> str:
    """The title again from the message's text."""
    first = text.split("\n", 1)[0]
    if first.startswith("**") and first.endswith("**"):
        first = first[2:-2]
    said, escaped = [], False
    for sign in first:
        if sign == "\\" and not escaped:
            escaped = True
            continue
        said.append(sign)
        escaped = False
    return "".join(said)


def missing(musts: Iterable[str], there: Iterable[str]) -> list[str]:
    """What must be there and isn't, in the order of the form."""
    have = set(there)
    return [key for key in musts if key not in have]
