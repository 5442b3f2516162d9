from django.apps import AppConfig


class PulseConfig(AppConfig):
    name = "xiaodui.pulse"
    label = "pulse"
