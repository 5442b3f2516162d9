from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "xiaodui.customers"
    label = "customers"

    def ready(self) -> None:
        from xiaodui.customers import acts, api, detectors, hears, measures, plugs, today  # noqa: F401
