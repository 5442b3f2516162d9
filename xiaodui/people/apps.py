from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "xiaodui.people"
    label = "people"

    def ready(self) -> None:
        from xiaodui.people import acts, api, hears, kinds, plugs  # noqa: F401
