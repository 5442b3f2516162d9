"""The room's tables and word lists, read once. No Django."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line


@cache
def latin() -> dict[str, str]:
    """Look-alike letter -> Latin letter."""
    found: dict[str, str] = {}
    for line in lines("tables/latin.txt"):
        letter, others = line.split()
        found |= dict.fromkeys(others, letter)
    return found


@cache
def pictures() -> tuple[dict[str, str], dict[str, str]]:
    """(picture -> the characters any of which it may stand for, picture -> a whole word)."""
    characters: dict[str, str] = {}
    words: dict[str, str] = {}
    for line in lines("tables/emoji.txt"):
        shown, said = line.split()
        for picture in shown:
            if said.startswith("="):
                words[picture] = said[1:]
            else:
                characters[picture] = "".join(dict.fromkeys(characters.get(picture, "") + said))
    return characters, words


@cache
def joined() -> dict[str, str]:
    """Two characters that together draw one -> that one."""
    return {way: whole for line in lines("tables/split.txt") for whole, *ways in [line.split()] for way in ways}


@cache
def shapes() -> dict[str, str]:
    """Character -> the hurting characters that it looks like."""
    found: dict[str, str] = {}
    for line in lines("tables/shapes.txt"):
        meant, others = line.split()
        for other in others:
            found[other] = found.get(other, "") + meant
    return found


@cache
def innocent() -> frozenset[str]:
    return frozenset(word for line in lines("words/innocent.txt") for word in line.split())


def groups(name: str) -> Iterator[tuple[str, float, frozenset[str], list[str]]]:
    """(category, strength, flags, words) of a word list."""
    head: tuple[str, float, frozenset[str]] | None = None
    for line in lines(name):
        if line.startswith("["):
            category, strength, *flags = line.strip("[]").split()
            head = category, float(strength), frozenset(flags)
        else:
            assert head, "a word list begins with its first [group]"
            yield *head, line.split()


@cache
def patterns() -> list[tuple[str, float, re.Pattern[str]]]:
    found = []
    for line in lines("words/patterns.txt"):
        category, strength, expression = line.split(" ", 2)
        found.append((category, float(strength), re.compile(expression)))
    return found


@cache
def expressions(name: str) -> dict[str, re.Pattern[str]]:
    """[head] -> its lines as alternatives of one expression, case ignored; in the order of the file."""
    found: dict[str, list[str]] = {}
    head: list[str] = []
    for line in lines(name):
        if line.startswith("["):
            head = found.setdefault(line.strip("[]"), [])
        else:
            head.append(line)
    return {name: re.compile("|".join(parts), re.I) for name, parts in found.items()}
