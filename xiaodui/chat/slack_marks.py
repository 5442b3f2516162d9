"""What is written in Slack's marks, in ours: people, rooms, links, bold, code, entities, pictures. No Django.

Mattermost sends Markdown with Slack's links in it; both are read.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from xiaodui.chat.shortcodes import pictured

CODE = re.compile(r"```(.*?)```|`([^`\n]+)`", re.DOTALL)
ANGLE = re.compile(r"<([^<>\n]{1,3000})>")
BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
STRUCK = re.compile(r"(?<![\w~])~(?=[^\s~])([^~\n]*[^\s~])~(?![\w~])")
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MARKDOWN = re.compile(r"\*\*\S|\]\(")
CALLS = {"channel": "所有人", "everyone": "所有人", "here": "在线的人"}
"""Whom a message calls there, in the words that call them here."""
SAFE = ("http://", "https://", "mailto:")
Namer = Callable[[str, str], str]


def as_typed(_key: str, label: str) -> str:
    return label


def from_slack(text: str, *, person: Namer = as_typed, room: Namer = as_typed) -> str:
    """`person(id, label)` and `room(id, label)` say what a mention becomes: "@王磊", "[#general](/chat/5)"."""
    text, pieces, end = NO_TEXT.sub("", text), [], 0
    bold = not MARKDOWN.search(text)
    for found in CODE.finditer(text):
        pieces.append(_words(text[end : found.start()], person, room, bold))
        if found[1] is not None:
            pieces.append(f"\n```\n{_plain(found[1]).strip(chr(10))}\n```\n")
        else:
            pieces.append(f"`{_plain(found[2])}`")
        end = found.end()
    pieces.append(_words(text[end:], person, room, bold))
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def _words(text: str, person: Namer, room: Namer, bold: bool) -> str:
    """Marks of the words between the angles; an address is left as it is."""
    done, end = [], 0
    for found in ANGLE.finditer(text):
        done += [_marked(text[end : found.start()], bold), _angle(found[1], person, room)]
        end = found.end()
    return "".join([*done, _marked(text[end:], bold)])


def _marked(text: str, bold: bool) -> str:
    if bold:
        text = STRUCK.sub(r"~~\1~~", BOLD.sub(r"**\1**", text))
    text = re.sub(r"^(?:&gt;){3} ?", "&gt; ", text, flags=re.MULTILINE)
    return _entities(pictured(text))


def _entities(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _plain(text: str) -> str:
    """Code: nothing is marked; an address that was found in it stands there bare."""
    return _entities(ANGLE.sub(lambda found: found[1].rpartition("|")[2], text))


def _angle(inner: str, person: Namer, room: Namer) -> str:
    body, bar, label = inner.partition("|")
    label = _entities(label)
    if body.startswith("@"):
        return person(body[1:], label.lstrip("@"))
    if body.startswith("#"):
        return room(body[1:], label)
    if body.startswith("!"):
        return _called(body[1:], label)
    if body.lower().startswith(SAFE):
        return link(_entities(body), label)
    return (label or _entities(body)) if bar else f"<{_entities(inner)}>"


def _called(what: str, label: str) -> str:
    """<!here>, <!channel|@channel>, <!subteam^S1|@sales>, <!date^…|tomorrow>."""
    word = what.split("^")[0]
    return f"@{CALLS[word]}" if word in CALLS else label or word


def link(address: str, label: str = "") -> str:
    """`[label](address)`; the address alone where the label says the same. Only http, https and mailto."""
    if not address.lower().startswith(SAFE):
        return label or address
    bare = (
        address.partition(":")[2].strip("/") if address.startswith("mailto:") else address.split("//", 1)[1].strip("/")
    )
    if not address.startswith("mailto:") and label.split("//", 1)[-1].strip("/") in {"", bare}:
        return quote(address, safe="%:/?#[]@!$&'()*+,;=~")
    said = re.sub(r"([\\\[\]])", r"\\\1", label or bare).replace("\n", " ")
    return f"[{said}]({quote(address, safe='%:/?#@!$&*+,;=~')})"


def attached(attachments: Any, *, previews: bool = True) -> str:
    """What a program attached, in Slack's marks: a paragraph each; without `previews` those of pages that a text links to."""
    rows = [one for one in _list(attachments) if isinstance(one, dict)]
    return "\n\n".join(
        text for one in rows[:100] if (previews or not one.get("from_url")) and (text := "\n".join(_attachment(one)))
    )


def _attachment(one: dict[str, Any]) -> Iterator[str]:
    title, address = _text(one.get("title")), _text(one.get("title_link"))
    parts = [
        _text(one.get("pretext")), _text(one.get("author_name")),
        f"<{address}|{title}>" if title and address else f"*{title}*" if title else "", _text(one.get("text")),
    ]  # fmt: skip
    for said in _list(one.get("fields"))[:50]:
        if isinstance(said, dict) and (_text(said.get("title")) or _text(said.get("value"))):
            parts.append("：".join(filter(None, [_text(said.get("title")), _text(said.get("value"))])))
    parts.append(blocks(one.get("blocks")))
    parts.append(_picture(one.get("image_url"), one.get("image_alt")))
    said = [part for part in parts if part]
    yield from said or filter(None, [_text(one.get("fallback"))])


def _picture(address: Any, label: Any = "") -> str:
    """A picture is named and linked; nobody fetches it."""
    return f"🖼 <{address}|{_text(label) or _text(address).rpartition('/')[2] or address}>" if _text(address) else ""


def blocks(given: Any) -> str:
    """What a program laid out in blocks, as text in Slack's marks. Buttons and menus do nothing here and are left out."""
    return "\n".join(text for one in _list(given)[:100] if isinstance(one, dict) and (text := _block(one)))


def _block(one: dict[str, Any]) -> str:
    kind = one.get("type")
    if kind == "header":
        return f"*{_object(one.get('text'))}*"
    if kind == "section":
        return "\n".join(filter(None, [_object(one.get("text")), *map(_object, _list(one.get("fields"))[:20])]))
    if kind == "context":
        return " ".join(filter(None, map(_object, _list(one.get("elements"))[:20])))
    if kind == "image":
        return _picture(one.get("image_url"), one.get("alt_text") or _object(one.get("title")))
    if kind == "markdown":
        return _text(one.get("text"))
    return "\n".join(_rich(part) for part in _list(one.get("elements"))) if kind == "rich_text" else ""


def _rich(part: Any, deep: int = 0) -> str:
    """A piece of rich text; its words come unescaped."""
    if not isinstance(part, dict) or deep > 8:
        return ""
    kind, inside = part.get("type"), [_rich(one, deep + 1) for one in _list(part.get("elements"))]
    if kind == "rich_text_list":
        sign = "1. " if part.get("style") == "ordered" else "- "
        return "\n".join(f"{sign}{one}" for one in inside)
    if kind == "rich_text_quote":
        return "\n".join(f"&gt; {line}" for line in "".join(inside).split("\n"))
    if kind == "rich_text_preformatted":
        return f"```{''.join(inside)}```"
    return "".join(inside) if inside else _leaf(part)


def _leaf(part: dict[str, Any]) -> str:
    kind, text = part.get("type"), _escaped(part.get("text"))
    if kind == "link":
        return f"<{part.get('url')}|{text}>" if text else f"<{part.get('url')}>"
    if kind in {"user", "channel", "emoji", "broadcast", "usergroup"}:
        return {
            "user": f"<@{part.get('user_id')}>", "channel": f"<#{part.get('channel_id')}>",
            "broadcast": f"<!{part.get('range')}>", "usergroup": f"<!subteam^{part.get('usergroup_id')}|@group>",
        }.get(kind, f":{part.get('name')}:")  # fmt: skip
    given = part.get("style")
    style = given if isinstance(given, dict) else {}
    for name, sign in (("code", "`"), ("bold", "*"), ("italic", "_"), ("strike", "~")):
        text = f"{sign}{text}{sign}" if style.get(name) and text.strip() else text
    return text


def _object(given: Any) -> str:
    """A text object: {"type": "mrkdwn", "text": …}; one of plain text has no marks."""
    return _text(given.get("text") or given.get("alt_text")) if isinstance(given, dict) else ""


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else []


def _text(given: Any) -> str:
    return given.strip() if isinstance(given, str) else ""


def _escaped(given: Any) -> str:
    return given.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if isinstance(given, str) else ""
