from django.apps import AppConfig

from xiaodui.core.sockets import SERVER, Running


class DeadlinesConfig(AppConfig):
    name = "xiaodui.deadlines"
    label = "deadlines"

    def ready(self) -> None:
        """The rooms that promise something declare their kinds in their own `ready`."""
        from xiaodui.deadlines import acts, announced, api, hears, plugs, today  # noqa: F401
        from xiaodui.deadlines.minder import minder

        SERVER.plug(Running(name="deadlines", start=minder.start, stop=minder.stop, order=30))
