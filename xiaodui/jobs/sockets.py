"""What jobs plug into other rooms' places."""

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import MENU, MenuEntry
from xiaodui.jobs.sight import may_operate

MENU.plug(MenuEntry(key="jobs", label=_("作业"), icon="clock-play", url_name="jobs", order=95, may=may_operate))
