from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, MenuEntry


class ApiConfig(AppConfig):
    name = "xiaodui.api"
    label = "api"

    def ready(self) -> None:
        CORNER.plug(MenuEntry(key="catalogue", label=_("能做的事"), icon="api", url_name="catalogue", order=50))
