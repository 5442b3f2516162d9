from django.apps import AppConfig


class FollowupsConfig(AppConfig):
    name = "xiaodui.followups"
    label = "followups"

    def ready(self) -> None:
        from xiaodui.followups import acts, api, clocks, columns, measures, plugs, today, verbs  # noqa: F401
