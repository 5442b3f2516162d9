from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "xiaodui.tasks"
    label = "tasks"

    def ready(self) -> None:
        from xiaodui.tasks import acts, api, hears, measures, plugs, today  # noqa: F401
