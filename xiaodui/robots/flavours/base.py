"""What a flavour of robot knows: what its product's addresses look like, what it is sent, what its answers mean."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from xiaodui.core.web.outbound import Answer

GONE, BUSY, SIGN, KEYWORD, IP, FORMAT, BANNED = "gone", "busy", "sign", "keyword", "ip", "format", "banned"
HTTP_CODES = {400: FORMAT, 401: BANNED, 403: BANNED, 404: GONE, 410: GONE, 413: FORMAT, 429: BUSY}


@dataclass(frozen=True)
class Item:
    """One fact as it is told. `verb` and `fact` are for programs; people read `text`."""

    fact: int
    verb: str
    happened_at: datetime
    text: str


@dataclass(frozen=True)
class Message:
    """`lines` is what people read: one sentence, or a head and a line each."""

    lines: Sequence[str]
    items: Sequence[Item] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Request:
    address: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json; charset=utf-8"})


def as_json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


class Flavour(ABC):
    """All send plain text, no product's mark-up: a team's name can then never call a whole group.

    `most_bytes` is how long the product lets a text be, with room left for what is around it.
    """

    name: ClassVar[str]
    most_bytes: ClassVar[int]
    hosts: ClassVar[tuple[str, ...]] = ()
    """Where its addresses point; () for products that run anywhere."""
    path: ClassVar[str] = "/"
    signs: ClassVar[bool] = False
    """Whether it knows a signing secret."""

    def is_address(self, address: str) -> bool:
        """Whether the address looks like one of this product's."""
        parts = urlsplit(address)
        return not self.hosts or (parts.hostname in self.hosts and parts.path.startswith(self.path))

    @abstractmethod
    def request(self, address: str, secret: str, message: Message, now: datetime) -> Request:
        """What is sent, signed when there is a secret."""

    def verdict(self, answer: Answer) -> str:
        """ "" when the product took it, else why not: a word that `errors` has a sentence for, or http:502, vendor:123."""
        if 200 <= answer.status < 300:
            return ""
        if 300 <= answer.status < 400:
            return "redirect"
        return HTTP_CODES.get(answer.status, f"http:{answer.status}")


class Numbered(Flavour):
    """Products that always answer 200 and say in JSON how it went."""

    code_key: ClassVar[tuple[str, ...]]
    codes: ClassVar[Mapping[int, str]]

    def verdict(self, answer: Answer) -> str:
        if why := super().verdict(answer):
            return why
        try:
            said = json.loads(answer.body)
            code = next(said[key] for key in self.code_key if key in said)
        except (ValueError, TypeError, StopIteration, RecursionError):
            return "garbled"
        if type(code) is not int:
            return "garbled"
        return "" if code == 0 else self.codes.get(code, f"vendor:{code}"[:40])
