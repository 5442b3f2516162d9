from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, SERVER, MenuEntry, Running


class JournalConfig(AppConfig):
    name = "xiaodui.journal"
    label = "journal"

    def ready(self) -> None:
        from xiaodui.journal import acts  # noqa: F401
        from xiaodui.journal.follower import follower

        CORNER.plug(MenuEntry(key="journal", label=_("账簿"), icon="shield-check", url_name="journal", order=20))
        CORNER.plug(
            MenuEntry(
                key="hearers",
                label=_("听者"),
                icon="ear",
                url_name="hearers",
                order=40,
                may=lambda person: person.is_owner,
            )
        )
        SERVER.plug(Running(name="journal", start=follower.start, stop=follower.stop, order=20))
