from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "xiaodui.exchange"
    label = "exchange"
