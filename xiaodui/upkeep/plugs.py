"""What upkeep shows the owner: that the last backup failed."""

from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from xiaodui.core.banners import BANNERS, Banner
from xiaodui.core.sockets import CORNER, MenuEntry
from xiaodui.journal.models import Fact
from xiaodui.upkeep.verbs import BACKUP_FAILED

FRESH = 60
"""Seconds for which the answer is kept: the banner is asked for on every page."""


def _last_backup_failed() -> bool:
    last = Fact.objects.filter(subject="backup:0").order_by("-happened_at", "-pk").first()
    return last is not None and last.verb == BACKUP_FAILED.name


def _banner(person: Any) -> Banner | None:
    if not person.is_owner or not cache.get_or_set("upkeep.backup-failed", _last_backup_failed, FRESH):
        return None
    return Banner(_("夜间备份没有做成，看看为什么。"), _("看作业"), "jobs", icon="database", tone="late")


BANNERS.plug(_banner)
CORNER.plug(
    MenuEntry(
        key="company",
        label=_("日历和汇率"),
        icon="calendar",
        url_name="company-settings",
        order=15,
        may=lambda person: person.is_owner or person.may("operate"),
    )
)
