"""Whole sets that the owner of the house brings by the page: what came of each is told before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.exchange.formats import slack
from xiaodui.exchange.kinds import KINDS


@dataclass(frozen=True)
class WholeSet:
    """`run(path, dry_run=…, progress=…, by=…)` as the command line calls it."""

    key: str
    label: Any
    about: Any
    icon: str
    zh: str
    en: str
    run: Callable[..., dict[str, Any]]
    is_set: bool = True


SLACK = WholeSet(
    "slack",
    _("Slack 的聊天记录"),
    _("Slack 导出的 zip：同事、频道、私聊和所有说过的话"),
    "message-2",
    "Slack 聊天记录",
    "Slack history",
    slack.run,
)
SETS = {SLACK.key: SLACK}


def kind_of(key: str) -> Any:
    """A kind of rows, or a whole set: both have label, icon, zh and en."""
    return SETS.get(key) or KINDS[key]
