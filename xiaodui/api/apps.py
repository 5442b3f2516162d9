from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "xiaodui.api"
    label = "api"
