from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate

KNOWN_YEARS = range(2015, 2028)


class CoreConfig(AppConfig):
    name = "xiaodui.core"
    label = "core"

    def ready(self) -> None:
        post_migrate.connect(fill_empty_calendar, sender=self)


def fill_empty_calendar(**_about: Any) -> None:
    """A new installation knows the published holidays and make-up days; what a company edited is never touched."""
    from xiaodui.core.calendar.filling import load_chinese_days
    from xiaodui.core.models import CalendarDay

    if not CalendarDay.objects.exists():
        load_chinese_days(KNOWN_YEARS)
