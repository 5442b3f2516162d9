from django.apps import AppConfig


class LaterConfig(AppConfig):
    name = "xiaodui.later"
    label = "later"

    def ready(self) -> None:
        from xiaodui.later import acts, api, plugs, verbs  # noqa: F401
