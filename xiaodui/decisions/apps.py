from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "xiaodui.decisions"
    label = "decisions"

    def ready(self) -> None:
        from xiaodui.decisions import acts, api, clause, enclosing, hears, plugs, today  # noqa: F401
