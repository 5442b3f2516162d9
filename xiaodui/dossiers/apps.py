from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "xiaodui.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from xiaodui.dossiers import acts, api, hears, plugs  # noqa: F401
