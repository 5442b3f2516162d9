from django.apps import AppConfig


class ChatSearchConfig(AppConfig):
    name = "xiaodui.chatsearch"
    label = "chatsearch"

    def ready(self) -> None:
        from xiaodui.chatsearch import hears, jobs, plugs  # noqa: F401
