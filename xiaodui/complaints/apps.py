from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "xiaodui.complaints"
    label = "complaints"

    def ready(self) -> None:
        from xiaodui.complaints import acts, api, deadlines, measures, plugs  # noqa: F401
