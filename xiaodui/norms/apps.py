from django.apps import AppConfig


class NormsConfig(AppConfig):
    name = "xiaodui.norms"
    label = "norms"

    def ready(self) -> None:
        from xiaodui.norms import acts, api, clauses, deadlines, hears, jobs, looks, measures, plugs, today  # noqa: F401
