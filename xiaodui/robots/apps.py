from django.apps import AppConfig


class RobotsConfig(AppConfig):
    name = "xiaodui.robots"
    label = "robots"

    def ready(self) -> None:
        from xiaodui.robots import acts, api, hears, plugs, sockets, verbs  # noqa: F401
