from django.apps import AppConfig


class AssignmentConfig(AppConfig):
    name = "xiaodui.assignment"
    label = "assignment"

    def ready(self) -> None:
        from xiaodui.assignment import acts, api, hears, jobs, measures, plugs  # noqa: F401
