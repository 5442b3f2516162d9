"""Where hooks show in other rooms."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import runs
from xiaodui.chat.sockets import ROOM_TOOLS, Tool
from xiaodui.hooks.models import Hook
from xiaodui.journal.kinds import KINDS, kind_of_model

ROOM_TOOLS.plug(
    Tool(
        "hooks",
        _("传入地址"),
        "webhook",
        80,
        lambda room: reverse("room-hooks", args=[room.pk]),
        opens="page",
        may=runs,
    )
)
KINDS.plug(kind_of_model(Hook, _("传入地址"), lambda pk: reverse("hook", args=[pk]), icon="webhook"))
