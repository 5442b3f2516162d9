"""Keeping to oneself whether one is online and how far one has read. A preference, not a fact."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.chat.acts.rights import works_here
from xiaodui.chat.models import Discretion
from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, Widget, act


class Discreet(Takes):
    hidden: Annotated[bool, Label(_("不显示我的在线和已读，也不看别人的")), Widget("checkbox")] = False


@act("rooms.discretion", who=works_here, takes=Discreet, label=_("在线和已读"))
def discretion(*, by: Any, hidden: bool) -> Any:
    """在线和已读. Both at once: who hides sees nothing of others. Answers the person."""
    if hidden:
        Discretion.objects.get_or_create(person=by, defaults={"since": clock.now()})
    else:
        Discretion.objects.filter(person=by).delete()
    return by


def discreet(ids: Any = None) -> set[int]:
    """Ids of those who keep to themselves, among `ids` where they are given. One query."""
    rows = Discretion.objects.all() if ids is None else Discretion.objects.filter(person_id__in=ids)
    return set(rows.values_list("person_id", flat=True))
