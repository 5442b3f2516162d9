from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "xiaodui.core"
    label = "core"
