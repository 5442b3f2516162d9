from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "xiaodui.duties"
    label = "duties"

    def ready(self) -> None:
        from xiaodui.duties import acts, api, hears, kinds, plugs  # noqa: F401
