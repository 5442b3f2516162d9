"""The lobby's own entry in the menu."""

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MENU, MenuEntry

MENU.plug(MenuEntry(key="today", label=_("今天"), icon="sun-high", url_name="today", order=10, phone=True))
