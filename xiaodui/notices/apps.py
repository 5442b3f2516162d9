from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "xiaodui.notices"
    label = "notices"

    def ready(self) -> None:
        from xiaodui.notices import acts, api, hears, jobs, plugs  # noqa: F401
