from django.apps import AppConfig

from xiaodui.core.sockets import SERVER, Running


class JournalConfig(AppConfig):
    name = "xiaodui.journal"
    label = "journal"

    def ready(self) -> None:
        from xiaodui.journal import acts  # noqa: F401
        from xiaodui.journal.follower import follower

        SERVER.plug(Running(name="journal", start=follower.start, stop=follower.stop, order=20))
