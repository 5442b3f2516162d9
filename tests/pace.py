"""The pace of tests on a real server: a second holds what people say in an hour, at any hour."""

import time
from datetime import timedelta

from django.utils import timezone

from xiaodui.governance.book import LOOK_EACH
from xiaodui.governance.installing import install
from xiaodui.governance.models import ClauseVersion, Edition
from xiaodui.governance.pack.texts import clause_of


def unhurried(*, quiet_asks: bool = False) -> None:
    """Nobody is slowed down or, at night, asked to wait; servers that run already know it once this returns."""
    install()
    ClauseVersion.objects.filter(clause__code="chat.pace").update(
        values={"chat.flood_per_minute": 600, "chat.quiet_asks": quiet_asks}
    )
    known()


def night(falls: bool) -> None:
    """It is night for another hour, whatever the clock says; else as the book has it."""
    now = timezone.localtime()
    hours = {"chat.quiet_from": now - timedelta(hours=1), "chat.quiet_until": now + timedelta(hours=1)}
    for param, at in hours.items():
        for version in ClauseVersion.objects.filter(clause__code=clause_of(param)):
            kept = {key: value for key, value in version.values.items() if key != param}
            version.values = kept | ({param: at.strftime("%H:%M")} if falls else {})
            version.save(update_fields=["values"])
    unhurried(quiet_asks=falls)


def known() -> None:
    Edition.objects.update_or_create(pk=1, defaults={"number": time.time_ns() % 10**12})
    time.sleep(2 * LOOK_EACH)
