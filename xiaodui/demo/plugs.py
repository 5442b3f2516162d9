"""What the demo plugs into the rooms below: its lives, the first page's door, sign-ins, the banner."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.banners import BANNERS, Banner
from xiaodui.demo import signins
from xiaodui.demo.life import LIFE
from xiaodui.demo.lives.goods import Products
from xiaodui.demo.lives.passing import Passing
from xiaodui.demo.lives.selling import Selling
from xiaodui.demo.lives.staffing import Staffing
from xiaodui.demo.lives.talking import Talking
from xiaodui.demo.lives.today import Today
from xiaodui.people.sockets import DEMO, GATES
from xiaodui.pulse.sockets import GREETINGS

for kind in (Staffing, Products, Selling, Passing, Talking, Today):
    LIFE.plug(kind)


def _door(request: Any) -> Any:
    from xiaodui.demo.views import open_door  # Views import models, which are not ready while rooms plug in.

    return open_door(request)


def _banner(person: Any) -> Banner | None:
    if not person.is_owner or not signins.demo_people():
        return None
    return Banner(_("你在看演示公司。"), _("离开演示"), "leave-demo", icon="building-store")


DEMO.plug(_door)
GATES.plug(signins.gate)
GREETINGS.plug(signins.greeting)
BANNERS.plug(_banner)
