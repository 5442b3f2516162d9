from django.apps import AppConfig


class CatalogConfig(AppConfig):
    name = "xiaodui.catalog"
    label = "catalog"

    def ready(self) -> None:
        from xiaodui.catalog import acts, api, hears, sockets  # noqa: F401
