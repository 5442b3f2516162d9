from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "xiaodui.upkeep"
    label = "upkeep"

    def ready(self) -> None:
        from xiaodui.upkeep import acts, hears, plugs, verbs  # noqa: F401
