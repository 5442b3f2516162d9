from django.apps import AppConfig


class CollisionsConfig(AppConfig):
    name = "xiaodui.collisions"
    label = "collisions"

    def ready(self) -> None:
        from xiaodui.collisions import acts, api, deadlines, hears, measures, plugs  # noqa: F401
