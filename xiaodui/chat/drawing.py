"""From what was typed to safe HTML: a few marks, links, and the names of those who are called."""

import re
from collections.abc import Iterator, Mapping

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span"}
ATTRIBUTES = {"a": {"href", "title"}, "span": {"class", "data-person"}}
ADDRESS = re.compile(r"(https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*[A-Za-z0-9\-_~/#=&%+])", re.ASCII)
"""An address ends where Chinese begins, and before the stop that ends a sentence."""

WHOLE = re.compile(r"(https?://|mailto:)[^\s]|/chat/(messages/)?[1-9]\d{0,17}$", re.IGNORECASE)
"""An address that says where it leads, or a room or a message of this house. Any other within it would look like ours and be
pressed without a look: not linked."""


def draw(text: str, names: Mapping[str, frozenset[int]]) -> str:
    """`text` as HTML that may stand in anybody's page: **bold**, *italic*, ~~struck~~, `code`, quotes, lists and links
    (http, https, mailto). `names` are those of people in the room and of groups of them: “@name” is marked, one
    person's with his id.

    Whatever else is typed comes out as typed. Drawn once and kept with the message.
    """
    html = _MARKS.render(text, {"names": names})
    return nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"},
                     link_rel="noopener noreferrer nofollow").strip()  # fmt: skip


def called(text: str, names: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, frozenset[int] | None]]:
    """The text in pieces: words (with None), and “@name” with whom it calls; of two names that fit the longer one. A name in
    Latin letters ends where no letter or digit follows, and doesn't begin within an address (a@all.cn)."""
    longest = sorted((name for name in names if name), key=len, reverse=True)
    head, *rest = text.replace("＠", "@").split("@")
    yield head, None
    before = head
    for piece in rest:
        address = before[-1:].isascii() and before[-1:].isalnum()
        name = next((name for name in longest if _begins(piece, name) and not (address and name.isascii())), None)
        before = piece
        if name is None:
            yield f"@{piece}", None
        else:
            yield f"@{piece[: len(name)]}", names[name]
            yield piece[len(name) :], None


def _begins(piece: str, name: str) -> bool:
    after = piece[len(name) : len(name) + 1]
    runs_on = name[-1].isascii() and name[-1].isalnum() and after.isascii() and after.isalnum()
    return piece.lower().startswith(name.lower()) and not runs_on


def _mark(state: StateCore) -> None:
    """Addresses become links, names are marked; neither within a link, nor in what is quoted as code."""
    for block in state.tokens:
        if block.type == "inline":
            block.children = list(_marked(block.children or [], state.env["names"]))


def _marked(tokens: list[Token], names: Mapping[str, frozenset[int]]) -> Iterator[Token]:
    within = 0
    for token in tokens:
        within += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type != "text":
            yield token
            continue
        for at, piece in enumerate([token.content] if within else ADDRESS.split(token.content)):
            if at % 2:
                yield from _wrapped("a", {"href": piece}, piece)
            else:
                yield from _named(piece, names)


def _named(text: str, names: Mapping[str, frozenset[int]]) -> Iterator[Token]:
    for words, whose in called(text, names):
        if whose is None:
            yield Token("text", "", 0, content=words)
        else:
            one = {"data-person": str(*whose)} if len(whose) == 1 else {}
            yield from _wrapped("span", {"class": "at", **one}, words)


def _wrapped(tag: str, attrs: dict[str, str | int | float], text: str) -> Iterator[Token]:
    yield Token(f"{tag}_open", tag, 1, attrs=attrs)
    yield Token("text", "", 0, content=text)
    yield Token(f"{tag}_close", tag, -1)


_MARKS = MarkdownIt("zero", {"breaks": True, "html": False}).enable(
    ["emphasis", "strikethrough", "backticks", "fence", "blockquote", "list", "newline", "escape", "autolink", "link"]
)
_MARKS.core.ruler.push("marks", _mark)
_MARKS.validateLink = lambda url: WHOLE.match(url) is not None  # type: ignore[method-assign]
