"""Django's way out for mail: the server that the company set on its page; without one, the terminal."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as Terminal
from django.core.mail.backends.smtp import EmailBackend as Smtp

from xiaodui.notices.models import MailServer
from xiaodui.notices.secret import unseal


class Backend(BaseEmailBackend):
    def send_messages(self, messages: Sequence[Any]) -> int:
        """Raises what SMTP raises, and OSError; a message without a sender of its own goes from the company's."""
        server = MailServer.objects.first()
        if server is None:
            return int(Terminal(fail_silently=self.fail_silently).send_messages(messages) or 0)
        for message in messages:
            if message.from_email == settings.DEFAULT_FROM_EMAIL:
                message.from_email = server.sender
        return int(connected(server).send_messages(messages) or 0)

    @classmethod
    def can_mail(cls) -> bool:
        return MailServer.objects.exists()


def connected(server: MailServer) -> Smtp:
    """Not opened yet. A password that another key sealed is left out: the server then says what it thinks of that."""
    return Smtp(
        host=server.host.strip("[]"), port=server.port, username=server.login, password=unseal(server.sealed) or "",
        use_ssl=server.security == "tls", use_tls=server.security == "starttls", timeout=settings.EMAIL_TIMEOUT,
    )  # fmt: skip
