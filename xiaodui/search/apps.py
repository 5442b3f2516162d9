from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "xiaodui.search"
    label = "search"
