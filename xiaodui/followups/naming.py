"""What a channel, an outcome and a verdict are called, in the reader's language."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaodui.core import clock, spoken
from xiaodui.followups.models.followup import CHANNELS, OUTCOMES
from xiaodui.followups.rules import WHYS, Needs

WAYS = tuple(code for code, _label in CHANNELS)
WHY_SAID = {
    "talked": gettext_lazy("算有效跟进"), "met": gettext_lazy("算有效跟进"), "replied": gettext_lazy("算有效跟进"),
    "dead": gettext_lazy("不算有效跟进，空号或打错了"), "unanswered": gettext_lazy("不算有效跟进，对方没接"),
    "short": gettext_lazy("不算有效跟进，通话太短"), "unconfirmed": gettext_lazy("不算有效跟进，没有定位也没有客户确认"),
    "unreplied": gettext_lazy("不算有效跟进，对方还没回"), "thin": gettext_lazy("不算有效跟进，没写谈了什么"),
    "copied": gettext_lazy("不算有效跟进，和以前写的一样"), "patched": gettext_lazy("不算有效跟进，是以前几条拼起来的"),
}  # fmt: skip


def way_key(channel: str) -> str:
    return f"followup_way:{WAYS.index(channel)}"


def verdict_key(why: str) -> str:
    return f"followup_why:{WHYS.index(why)}"


def way_names(ids: Iterable[int]) -> dict[int, str]:
    return {pk: str(CHANNELS[pk][1]) for pk in ids if pk < len(CHANNELS)}


def why_names(ids: Iterable[int]) -> dict[int, str]:
    return {pk: str(WHY_SAID[WHYS[pk]]) for pk in ids if pk < len(WHYS)}


def channel_label(code: str) -> str:
    return str(dict(CHANNELS).get(code, code))


def outcome_label(code: str) -> str:
    return str(dict(OUTCOMES).get(code, ""))


def plan_text(text: str, channel: str) -> str:
    """A plan without words of its own is called by its channel."""
    return text or _("%(way)s联系") % {"way": channel_label(channel)}


def explained(why: str, needs: Needs, earlier_at: datetime | None = None) -> str:
    """The verdict as a sentence: why it counts, or what would make it count."""
    day = spoken.day(clock.day_of(earlier_at), weekday=False) if earlier_at else ""
    return SENTENCES[why]() % {"seconds": needs.seconds, "letters": needs.letters, "new": f"{needs.new:g}", "day": day}


SENTENCES: dict[str, Any] = {
    "talked": lambda: _("算有效跟进：通话满 %(seconds)s 秒，对方说了话。"),
    "met": lambda: _("算有效跟进：见了面。"),
    "replied": lambda: _("算有效跟进：对方回了消息。"),
    "dead": lambda: _("不算有效跟进，因为是空号或打错了。换个号码，联系上再记一条。"),
    "unanswered": lambda: _("不算有效跟进，因为对方没接。接通了说上话，再记一条。"),
    "short": lambda: _("不算有效跟进，因为通话不到 %(seconds)s 秒。事情定下了，就请客户回条消息确认。"),
    "unconfirmed": lambda: _("不算有效跟进，因为没有定位，也没有客户确认。到场定一下位，或请客户确认。"),
    "unreplied": lambda: _("不算有效跟进，因为对方还没回。等客户回了，再勾上。"),
    "thin": lambda: _("不算有效跟进，因为没写清谈了什么。写上对方怎么说的，至少 %(letters)s 个不同的字。"),
    "copied": lambda: _("不算有效跟进，因为和你 %(day)s 写的一条差不多。写这次新谈的，至少 %(new)s%% 是新的。"),
    "patched": lambda: _("不算有效跟进，因为是你以前几条拼起来的，最像 %(day)s 那条。写这次新谈的。"),
}
