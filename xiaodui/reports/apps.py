from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "xiaodui.reports"
    label = "reports"

    def ready(self) -> None:
        from xiaodui.reports import acts, api, deadlines, hears, jobs, measures, plugs, today  # noqa: F401
