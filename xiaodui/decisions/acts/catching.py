"""Having caught up."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import works_here
from xiaodui.core import clock
from xiaodui.core.acts import Takes, act
from xiaodui.decisions.models import Mark


class Nothing(Takes):
    pass


@act("marks.set", who=works_here, takes=Nothing, label=_("看完了"))
def catch_up(*, by: Any) -> Mark:
    """看完了. A mark and no fact; the next digest begins here."""
    return Mark.objects.update_or_create(person=by, defaults={"at": clock.now()})[0]
