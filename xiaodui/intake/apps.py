from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "xiaodui.intake"
    label = "intake"

    def ready(self) -> None:
        from xiaodui.intake import acts, api, jobs, measures, plugs  # noqa: F401
