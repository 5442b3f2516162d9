from django.apps import AppConfig


class LobbyConfig(AppConfig):
    name = "xiaodui.lobby"
    label = "lobby"

    def ready(self) -> None:
        from xiaodui.lobby import plugs  # noqa: F401
