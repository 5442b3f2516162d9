from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "xiaodui.matching"
    label = "matching"
