"""Days of memberships and roles."""

from datetime import date, timedelta

from xiaodui.core import clock


def yesterday() -> date:
    """The last day of what ends now."""
    return clock.today() - timedelta(days=1)
