from django.apps import AppConfig


class ListviewsConfig(AppConfig):
    name = "xiaodui.listviews"
    label = "listviews"

    def ready(self) -> None:
        from xiaodui.listviews import acts, api, hears, plugs, verbs  # noqa: F401
