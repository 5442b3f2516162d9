"""Where views show in other rooms: on every list, among what one who leaves leaves behind, in the journal."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.core.web.lists.kept import KEEPERS, Keeper, Kept, KeptView
from xiaodui.journal.kinds import KINDS, kind_of_model
from xiaodui.listviews.acts.sharing import hand_over_all
from xiaodui.listviews.models import View
from xiaodui.people.sockets import OWNED, Owned


def kept_of(person: Any, page: str) -> Kept:
    """One query."""
    rows = list(View.objects.on(page, person).select_related("owner", "team"))
    mine = next((row for row in rows if not row.name), None)
    first = mine.opens_id if mine else None
    named = sorted((row for row in rows if row.name), key=lambda row: row.owner_id != person.pk)
    return Kept(tuple(_said(row, person, first) for row in named), tuple(mine.columns) if mine else ())


def _said(view: View, person: Any, first: int | None) -> KeptView:
    to = ""
    if view.shared_at:
        to = view.team.name if view.team else say("所有人")
    return KeptView(
        view.pk, view.name, view.query, tuple(view.columns), own=view.owner_id == person.pk, by=view.owner.name, to=to,
        opens=view.pk == first,
    )  # fmt: skip


KEEPERS.plug(Keeper(kept_of, "listviews/_menu.html"))
OWNED.plug(
    Owned(_("共享的视图"), lambda person: View.objects.shared().filter(owner=person).count(), hand_over_all, order=60)
)
KINDS.plug(kind_of_model(View, _("视图"), lambda pk: reverse("view", args=[pk]), icon="bookmark"))
