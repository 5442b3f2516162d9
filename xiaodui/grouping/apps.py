from django.apps import AppConfig


class GroupingConfig(AppConfig):
    name = "xiaodui.grouping"
    label = "grouping"

    def ready(self) -> None:
        from xiaodui.grouping import acts, api, plugs  # noqa: F401
