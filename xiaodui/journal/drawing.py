"""A line of a timeline as HTML, drawn once for all who read the same.

Thirty lines cost more to draw than to ask for. A line is a function of what it says, so what was drawn may be used
again as long as that is the same; nothing has to be invalidated.
"""

from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from xiaodui.core import clock
from xiaodui.journal.telling import Told

KEPT = 4096
"""About 6 MB of a process's memory."""


def drawn(told: Told, month: str) -> SafeString:
    """For this reader's language, zone and day: "today" is one of the words for an instant."""
    return _drawn(told, month, get_language(), timezone.get_current_timezone_name(), clock.today())


@lru_cache(maxsize=KEPT)
def _drawn(told: Told, month: str, language: str | None, zone: str, today: date) -> SafeString:
    return render_to_string("journal/_told.html", {"told": told, "month": month})
