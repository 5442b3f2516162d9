from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "xiaodui.people"
    label = "people"
