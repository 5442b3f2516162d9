"""Where rules show in other rooms: the menu, search, Today."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core.sockets import CITED, MATTERS, MENU, Matter, MenuEntry
from xiaodui.governance.binding import unsigned
from xiaodui.governance.citing import named
from xiaodui.governance.models import Clause
from xiaodui.search.sockets import KINDS, SearchKind


def _seen(person: Any, ids: Any) -> Any:
    return Clause.objects.visible_to(person).filter(pk__in=ids)


def matters(person: Any) -> Iterator[Matter]:
    """What waits for his signature."""
    if waiting := unsigned(person):
        yield Matter(
            say("%(n)s 条规矩等你签。") % {"n": len(waiting)}, 35, reverse("clause-version", args=[waiting[0].pk])
        )


CITED.plug(named)
MENU.plug(MenuEntry(key="rules", label=_("规矩"), icon="gavel", url_name="rules", order=90))
MATTERS.plug(matters)
KINDS.plug(
    SearchKind(
        "clause", _("规矩"), "gavel", _seen, lambda clause: reverse("clause", args=[clause.code]),
        hint=lambda clause: clause.get_chapter_display(), order=80,
    )
)  # fmt: skip
