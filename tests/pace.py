"""The pace of tests on a real server: a second holds what people say in an hour, at any hour."""

import time

from xiaodui.governance.book import LOOK_EACH
from xiaodui.governance.installing import install
from xiaodui.governance.models import ClauseVersion, Edition


def unhurried() -> None:
    """Nobody is slowed down or asked to wait; servers that run already know it once this returns."""
    install()
    ClauseVersion.objects.filter(clause__code="chat.pace").update(
        values={"chat.flood_per_minute": 600, "chat.quiet_asks": False}
    )
    Edition.objects.update_or_create(pk=1, defaults={"number": time.time_ns() % 10**12})
    time.sleep(2 * LOOK_EACH)
