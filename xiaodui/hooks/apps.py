from django.apps import AppConfig


class HooksConfig(AppConfig):
    name = "xiaodui.hooks"
    label = "hooks"

    def ready(self) -> None:
        from xiaodui.hooks import acts, api, plugs  # noqa: F401
