from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    name = "xiaodui.attachments"
    label = "attachments"

    def ready(self) -> None:
        from xiaodui.attachments import acts, api, jobs, plugs  # noqa: F401
