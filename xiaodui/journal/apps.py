from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "xiaodui.journal"
    label = "journal"
