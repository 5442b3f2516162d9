from django.apps import AppConfig


class ClimateConfig(AppConfig):
    name = "xiaodui.climate"
    label = "climate"

    def ready(self) -> None:
        from xiaodui.climate import acts, api, clauses, measures, plugs  # noqa: F401
