"""What the demo plugs into the rooms below: its lives, the first page's door, sign-ins, the banner."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core.banners import BANNERS, Banner
from xiaodui.demo import signins
from xiaodui.demo.life import LIFE
from xiaodui.demo.lives.answering import Answering
from xiaodui.demo.lives.asking import Asking
from xiaodui.demo.lives.assigning import Assigning
from xiaodui.demo.lives.chatting import Chatting
from xiaodui.demo.lives.cheering import Cheering
from xiaodui.demo.lives.claiming import Claiming
from xiaodui.demo.lives.colliding import Colliding
from xiaodui.demo.lives.complaining import Complaining
from xiaodui.demo.lives.deciding import Deciding
from xiaodui.demo.lives.filing import Filing
from xiaodui.demo.lives.following import Following
from xiaodui.demo.lives.goods import Products
from xiaodui.demo.lives.grouping import Grouping
from xiaodui.demo.lives.judging import Judging
from xiaodui.demo.lives.keeping import Keeping
from xiaodui.demo.lives.leading import Leading
from xiaodui.demo.lives.minding import Minding
from xiaodui.demo.lives.norming import Norming
from xiaodui.demo.lives.passing import Passing
from xiaodui.demo.lives.pooling import Pooling
from xiaodui.demo.lives.reporting import Reporting
from xiaodui.demo.lives.ruling import Ruling
from xiaodui.demo.lives.selling import Selling
from xiaodui.demo.lives.sharing import Sharing
from xiaodui.demo.lives.staffing import Staffing
from xiaodui.demo.lives.talking import Talking
from xiaodui.demo.lives.today import Today
from xiaodui.demo.lives.viewing import Viewing
from xiaodui.demo.lives.waiting import Waiting
from xiaodui.people.sockets import DEMO, GATES
from xiaodui.pulse.sockets import GREETINGS

for kind in (
    Staffing,
    Answering,
    Products,
    Selling,
    Passing,
    Following,
    Assigning,
    Talking,
    Minding,
    Ruling,
    Judging,
    Today,
):
    LIFE.plug(kind)
LIFE.plug(Leading)
LIFE.plug(Pooling)
LIFE.plug(Claiming)
LIFE.plug(Colliding)
LIFE.plug(Complaining)
LIFE.plug(Asking)
LIFE.plug(Filing)
LIFE.plug(Grouping)
LIFE.plug(Viewing)
LIFE.plug(Chatting)
LIFE.plug(Sharing)
LIFE.plug(Waiting)
LIFE.plug(Norming)
LIFE.plug(Cheering)
LIFE.plug(Deciding)
LIFE.plug(Keeping)
LIFE.plug(Reporting)


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
