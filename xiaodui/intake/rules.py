"""What of a message from outside speaks for a machine. Plain values, no Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

TOO_QUICK = 3
"""Seconds: nobody reads and fills a form faster."""
TOO_OLD = 24 * 3600
"""Seconds after which the form is shown again, with what was typed."""
AT_MOST = 1
"""Points that still pass; more goes to quarantine, and nobody outside learns of it."""

LINK = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|net|ru|top|xyz|info|shop|vip|click)\b", re.IGNORECASE)
MARKUP = re.compile(r"<\s*/?\s*[a-z!]|\[/?(?:url|link|img)\b|javascript:", re.IGNORECASE)
SOLD = re.compile(
    r"代开发票|刷单|博彩|赌场|网贷|裸聊|加微信.{0,6}返|casino|viagra|cialis|betting|backlinks?\b|seo service|crypto invest|"
    r"escort|loan offer",
    re.IGNORECASE,
)
OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]")
REPEATED = re.compile(r"(.)\1{9,}")
WEIGHTS = {
    "trap": 3, "forged": 2, "quick": 2, "markup": 2, "sold": 2, "links": 2, "named_link": 2, "script": 2,
    "unstamped": 1, "elsewhere": 1, "link": 1, "repeated": 1, "number": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Came:
    """How it came: `seconds` since the form was shown, None without a stamp; `is_forged` with a false one; `trap` what stood
    in the field that people don't see; `is_elsewhere` from a page that wasn't named."""

    seconds: int | None = None
    is_forged: bool = False
    trap: str = ""
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Verdict:
    passes: bool
    why: list[str] = field(default_factory=list)


def judge(said: Mapping[str, str], came: Came) -> Verdict:
    """Every sign is named, so that whoever looks at the quarantine reads why."""
    why = [*_how(came), *_what(said)]
    return Verdict(sum(WEIGHTS[one] for one in why) <= AT_MOST, why)


def _how(came: Came) -> list[str]:
    signs = [("trap", bool(came.trap.strip())), ("elsewhere", came.is_elsewhere), ("forged", came.is_forged)]
    if not came.is_forged:
        signs += [
            ("unstamped", came.seconds is None),
            ("quick", came.seconds is not None and came.seconds < TOO_QUICK),
        ]
    return [name for name, there in signs if there]


def _what(said: Mapping[str, str]) -> list[str]:
    whole = "\n".join(said.values())
    short = "\n".join(text for name, text in said.items() if name not in {"about", "email"})
    links = len(LINK.findall(said.get("about", "")))
    digits = sum(sign.isdigit() for sign in said.get("phone", ""))
    signs = [
        ("markup", bool(MARKUP.search(whole))), ("sold", bool(SOLD.search(whole))), ("named_link", bool(LINK.search(short))),
        ("links", links > 1), ("link", links == 1), ("script", bool(OTHER_SCRIPT.search(whole))),
        ("repeated", bool(REPEATED.search(whole))), ("number", bool(said.get("phone")) and not 5 <= digits <= 20),
    ]  # fmt: skip
    return [name for name, there in signs if there]


def print_of(form: int, day: str, said: Mapping[str, str]) -> str:
    """The same words to the same form on the same day are one message, however often it is sent."""
    words = "\x1f".join(f"{name}={' '.join(said[name].split()).casefold()}" for name in sorted(said) if said[name])
    return sha256(f"{form}\x1f{day}\x1f{words}".encode()).hexdigest()


ORIGIN = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?")


def origin_of(typed: str) -> str | None:
    """What an admin typed as a page's address, as browsers say an origin; None when it is none."""
    text = typed.strip().rstrip("/").lower()
    if text and "://" not in text:
        text = f"https://{text}"
    found = ORIGIN.match(text)
    if found is None or (found.end() < len(text) and text[found.end()] != "/"):
        return None
    return found.group().removesuffix(":443" if text.startswith("https") else ":80")
