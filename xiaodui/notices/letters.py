"""What a letter says: its notices as they are told to its person at the moment it goes."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from xiaodui.core import clock
from xiaodui.notices.inbox import PAGE, Line, lines_of
from xiaodui.notices.models import Letter, MailServer


def address_of() -> str:
    """Where this installation is opened: as its page says, as the environment says, else this machine alone."""
    server = MailServer.objects.first()
    return (server.address if server else "") or settings.PUBLIC_ADDRESS or f"http://{settings.HOST}:{settings.PORT}"


def written(letter: Letter, address: str) -> EmailMultiAlternatives | None:
    """The letter, in its person's language, zone and sight; None when nothing in it is unread any more."""
    person = letter.person
    unread = letter.notices.unread().select_related("fact").order_by("-given_at", "-id")
    notices = list(unread[: PAGE + 1])
    if not notices or not person.email or not person.is_active:
        return None
    zone = ZoneInfo(person.time_zone) if person.time_zone else clock.zone()
    with translation.override(person.speaks()), timezone.override(zone):
        lines = lines_of(notices[:PAGE], person)
        settings_url = address + reverse("notice-settings")
        context = {
            "lines": lines, "name": person.name, "address": address, "more": len(notices) > PAGE,
            "settings_url": settings_url, "inbox_url": address + reverse("notices"),
        }  # fmt: skip
        message = EmailMultiAlternatives(
            _subject(lines), render_to_string("notices/letter.txt", context), None, [person.email],
            headers=_headers(letter, settings_url, address),
        )  # fmt: skip
        message.attach_alternative(render_to_string("notices/letter.html", context), "text/html")
    return message


def _subject(lines: list[Line]) -> str:
    """No names: a subject is shown on locked screens."""
    if len(lines) == 1:
        return _("销队：%(kind)s") % {"kind": lines[0].notice.of.label}
    return _("销队：%(n)s 条通知") % {"n": len(lines)}


def _headers(letter: Letter, settings_url: str, address: str) -> dict[str, Any]:
    """The same letter tried twice has the same id, so a mailbox that got both shows one."""
    host = address.partition("://")[2].partition("/")[0].partition(":")[0] or "xiaodui"
    return {
        "Message-ID": f"<letter-{letter.pk}-{letter.made_at:%Y%m%d%H%M%S}@{host}>",
        "List-Unsubscribe": f"<{settings_url}>", "Auto-Submitted": "auto-generated",
    }  # fmt: skip
