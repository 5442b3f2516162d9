"""One message of the export: who said what when, under what, or why it is none. Plain values, no Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from xiaodui.chat.slack_marks import attached, blocks, link
from xiaodui.exchange.formats.slack.sizes import sized

ID = re.compile(r"[A-Za-z0-9_.-]{1,40}")
TS = re.compile(r"\d{9,10}\.\d{1,6}")
EVENTS = {
    "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive",
    "channel_unarchive", "channel_convert_to_private", "channel_convert_to_public", "channel_posting_permissions",
    "group_join", "group_leave", "group_topic", "group_purpose", "group_name", "group_archive", "group_unarchive",
    "mpdm_join", "mpdm_leave", "bot_add", "bot_remove", "bot_enable", "bot_disable", "pinned_item", "unpinned_item",
    "reminder_add", "reminder_delete", "tombstone", "message_deleted", "message_changed", "message_replied", "joiner_notification",
    "joiner_notification_for_inviter", "ekm_access_denied", "sh_room_created", "sh_room_shared", "huddle_thread", "app_conversation_join",
}  # fmt: skip
"""What happened, not what was said: counted, not brought."""
UPLOADED = re.compile(r"^<@\w+(?:\|[^>]*)?> (?:uploaded|shared) a file: <[^>]*>(?: and commented: )?")
COMMENTED = re.compile(r"^<@\w+(?:\|[^>]*)?> commented on .{0,80}? file <[^>]*>:? ?")
ADDED = re.compile(r"<[^|>]*/services/(B\w+)\|([^>]+)>")


@dataclass
class Said:
    """`text` in Slack's marks, `files` in ours, below it. `user` is an id, `bot` the name of a program that said it."""

    ts: str
    user: str
    bot: str
    text: str
    files: str = ""
    under: str = ""
    edited_at: datetime | None = None
    pinned: bool = False
    signs: list[tuple[str, list[str]]] = field(default_factory=list)
    profile: Mapping[str, Any] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        found = when(self.ts)
        assert found is not None, "read before"
        return found


class NoMessage(Exception):
    """`why`: the event's name, or "empty"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class BadMessage(Exception):
    """It can't be placed: no time, or nobody who said it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def when(ts: Any) -> datetime | None:
    """A Slack time ("1452845865.000008"), UTC; None for what is none."""
    return datetime.fromtimestamp(float(ts), UTC) if isinstance(ts, str) and TS.fullmatch(ts) else None


def read(row: Mapping[str, Any], bots: Mapping[str, str]) -> Said:
    """NoMessage, BadMessage. `bots` {id: name} of programs and of users that are programs."""
    kind = line(row.get("subtype"))
    if kind in EVENTS or row.get("type", "message") != "message":
        raise NoMessage((kind or line(row.get("type")) or "?")[:40])
    ts = row.get("ts")
    if when(ts) is None:
        raise BadMessage("ts.unclear")
    assert isinstance(ts, str), "when() took it"
    user, bot = _who(row, kind, bots)
    text, files = _what(row, kind), _files(row)
    if not text and not files:
        raise NoMessage("empty")
    under = row.get("thread_ts")
    edited = row.get("edited")
    return Said(
        ts, user, bot, text, files, under if isinstance(under, str) and when(under) and under != ts else "",
        when(edited.get("ts")) if isinstance(edited, dict) else None, bool(row.get("pinned_to")), _signs(row),
        row["user_profile"] if isinstance(row.get("user_profile"), dict) else {},
    )  # fmt: skip


def _who(row: Mapping[str, Any], kind: str, bots: Mapping[str, str]) -> tuple[str, str]:
    """(user, bot): one of them."""
    comment = row.get("comment")
    user = row.get("user") or (comment.get("user") if isinstance(comment, dict) else "")
    bot = row.get("bot_id")
    if isinstance(user, str) and is_id(user) and kind != "bot_message":
        return ("", bots[user]) if user in bots else (user, "")
    named = row.get("username")
    if isinstance(bot, str) or kind == "bot_message":
        return "", (line(named) or bots.get(str(bot), "") or "Bot")[:60]
    raise BadMessage("user.missing")


def _what(row: Mapping[str, Any], kind: str) -> str:
    text = row.get("text") if isinstance(row.get("text"), str) else ""
    assert isinstance(text, str), "checked above"
    if kind in {"file_share", "file_mention"}:
        text = UPLOADED.sub("", text)
    elif kind == "file_comment":
        text = COMMENTED.sub("", text)
    elif kind == "me_message" and text:
        text = f"_{text}_"
    by_program = bool(row.get("bot_id")) or kind == "bot_message"
    parts = [
        text.strip() or blocks(row.get("blocks")),
        attached(row.get("attachments"), previews=by_program and not text),
    ]
    return "\n\n".join(part for part in parts if part.strip())


def _files(row: Mapping[str, Any]) -> str:
    """A line a file: its name with a link to where it lies, and its size. The link opens for who may read it there."""
    single = [row["file"]] if isinstance(row.get("file"), dict) else []
    many = row["files"] if isinstance(row.get("files"), list) else single
    return "\n".join(_file(one) for one in many[:50] if isinstance(one, dict))


def _file(one: Mapping[str, Any]) -> str:
    name = line(one.get("name")) or line(one.get("title")) or str(one.get("id") or "file")
    # What follows the "?" is a key to the file: whoever reads here may not have it.
    address = (line(one.get("permalink")) or line(one.get("url_private"))).partition("?")[0]
    size, kind = one.get("size"), line(one.get("pretty_type")) or line(one.get("mimetype"))
    about = " · ".join(filter(None, [kind, sized(size) if isinstance(size, int) and size > 0 else ""]))
    return " ".join(filter(None, ["📎", link(address, name) if address else name, f"({about})" if about else ""]))


def _signs(row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    rows = row["reactions"] if isinstance(row.get("reactions"), list) else []
    return [
        (one["name"], [user for user in one["users"] if is_id(user)])
        for one in rows[:50]
        if isinstance(one, dict) and isinstance(one.get("name"), str) and isinstance(one.get("users"), list)
    ]


def learn(row: Mapping[str, Any], bots: dict[str, str]) -> None:
    """A program's name stands in the message that added it, or beside what it says."""
    profile, bot = row.get("bot_profile"), row.get("bot_id")
    if isinstance(bot, str) and isinstance(profile, dict) and line(profile.get("name")):
        bots[bot] = line(profile["name"])[:60]
    if row.get("subtype") == "bot_add" and isinstance(row.get("text"), str):
        for found in ADDED.finditer(row["text"]):
            bots.setdefault(found[1], line(found[2])[:60])


def line(given: Any) -> str:
    """A text in one line, without what can't be shown; "" for what is no text."""
    return "".join(one for one in " ".join(given.split()) if one.isprintable()) if isinstance(given, str) else ""


def is_id(given: Any) -> bool:
    return isinstance(given, str) and ID.fullmatch(given) is not None
