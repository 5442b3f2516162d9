"""Places where robots show: the 我 sheet, and their name in the journal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CORNER, MenuEntry
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.robots.models import Robot
from xiaodui.robots.sight import leads_somewhere

CORNER.plug(MenuEntry(key="robots", label=_("机器人"), icon="robot", url_name="robots", order=12, may=leads_somewhere))
KINDS.plug(kind_of_model(Robot, _("群机器人"), lambda pk: reverse("robots"), icon="robot"))
