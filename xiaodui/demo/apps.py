from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "xiaodui.demo"
    label = "demo"

    def ready(self) -> None:
        from xiaodui.demo import acts, plugs  # noqa: F401
