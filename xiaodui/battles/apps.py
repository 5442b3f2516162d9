from django.apps import AppConfig


class BattlesConfig(AppConfig):
    name = "xiaodui.battles"
    label = "battles"

    def ready(self) -> None:
        from xiaodui.battles import acts, api, clause, enclosing, hears, plugs, pushing  # noqa: F401
