from django.apps import AppConfig


class PollsConfig(AppConfig):
    name = "xiaodui.polls"
    label = "polls"

    def ready(self) -> None:
        from xiaodui.polls import acts, api, plugs  # noqa: F401
