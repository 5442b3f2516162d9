"""Where notices show in other rooms: the bell of every page, and the mail server among what operators set."""

from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import BELL, CORNER, MenuEntry
from xiaodui.jobs.sight import may_operate
from xiaodui.notices.inbox import unread_count

BELL.plug(MenuEntry("notice", _("通知"), "bell", "notices", 0, badge=unread_count))
CORNER.plug(MenuEntry("notice-settings", _("通知设置"), "bell-cog", "notice-settings", 5))
CORNER.plug(MenuEntry("mail", _("发信服务器"), "mail", "mail-settings", 16, may=may_operate))
