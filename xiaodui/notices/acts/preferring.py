"""How one wants to be told: by e-mail or not, when, and when not."""

from datetime import time
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from xiaodui.core.acts import Choices, Help, Label, Takes, Widget, act
from xiaodui.journal import record
from xiaodui.notices.acts.reading import anybody
from xiaodui.notices.models import Preference
from xiaodui.notices.rules import read_time
from xiaodui.notices.verbs import PREFERRED


def _time(said: Any) -> time:
    try:
        return said if isinstance(said, time) else read_time(str(said))
    except ValueError:
        raise PydanticCustomError("time", "{sentence}", {"sentence": _("时间写成 08:30 这样。")}) from None


At = Annotated[time, BeforeValidator(_time), Widget("time")]
WAYS = (("digest", _("每天一封汇总，急事马上发")), ("each", _("来一条发一条")), ("off", _("不发邮件")))


class Prefers(Takes):
    mail: Annotated[Literal["digest", "each", "off"], Label(_("邮件")), Choices(lambda by: WAYS)] = "digest"
    digest_at: Annotated[At, Label(_("汇总几点发"))] = time(8, 30)
    quiet_from: Annotated[At, Label(_("安静时段从"))] = time(21)
    quiet_until: Annotated[At, Label(_("安静时段到")), Help(_("这段时间不发邮件，两头一样就是不要安静时段。"))] = time(
        8
    )
    rests: Annotated[bool, Label(_("休息的日子也不发")), Widget("checkbox")] = False


@act("notices.prefer", who=anybody, takes=Prefers, label=_("定通知的时间和方式"))
def prefer(*, by: Any, **wanted: Any) -> Preference:
    """定通知的时间和方式. Counts for the next letter; the inbox is not touched by it."""
    made, _fresh = Preference.objects.update_or_create(person=by, defaults=wanted)
    said = {name: value.strftime("%H:%M") if isinstance(value, time) else value for name, value in wanted.items()}
    record(PREFERRED, f"inbox:{by.pk}", by=by, **said)
    return made
