"""What Today says first."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from xiaodui.core.sockets import MATTERS, Matter


def greeting(now: datetime) -> str:
    """By the hour where the reader is."""
    hour = timezone.localtime(now).hour
    if hour < 5:
        return _("夜深了")
    if hour < 11:
        return _("早上好")
    if hour < 13:
        return _("中午好")
    return _("下午好") if hour < 18 else _("晚上好")


def what_matters(person: Any) -> Matter:
    """The most pressing of what the rooms offer; when none has anything, that all is well."""
    offered = [matter for offers in MATTERS for matter in offers(person)]
    return min(offered, key=lambda matter: matter.order, default=Matter(_("今天没有到期的事，正好往前推一步。"), 99))
