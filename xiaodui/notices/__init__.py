"""通知: this fact concerns you. Rooms declare kinds and give notices; the inbox and the mail tell them.

`notify` is imported lazily: declaring a NoticeKind must not need Django's models.
"""

from typing import Any

from xiaodui.notices.kinds import NoticeKind, all_kinds, kind_named

__all__ = ["Giving", "NoticeKind", "all_kinds", "kind_named", "notify", "notify_many"]


def __getattr__(name: str) -> Any:
    if name in {"Giving", "notify", "notify_many"}:
        from xiaodui.notices import giving

        return getattr(giving, name)
    raise AttributeError(name)
