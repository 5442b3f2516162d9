from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "xiaodui.conduct"
    label = "conduct"

    def ready(self) -> None:
        from xiaodui.conduct import acts, api, clauses, jobs, measures, plugs, samples, verbs  # noqa: F401
