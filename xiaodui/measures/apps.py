from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "xiaodui.measures"
    label = "measures"

    def ready(self) -> None:
        from xiaodui.measures import hears, plugs  # noqa: F401
