"""What measures plug into the floors below: the menu and Today."""

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MATTERS, MENU, TODAY, MenuEntry, Tab
from xiaodui.measures import today

MENU.plug(MenuEntry(key="insight", label=_("洞察"), icon="chart-dots-3", url_name="ranking", order=60, phone=False))
TODAY.plug(Tab("month", _("本月"), 10, today.month))
MATTERS.plug(today.matters)
TODAY.plug(Tab("race", _("团队竞速"), 110, today.lanes))
