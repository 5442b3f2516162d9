from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "xiaodui.chat"
    label = "chat"

    def ready(self) -> None:
        from xiaodui.chat import acts, api, calling, hears, minding, plugs, pushing  # noqa: F401
