"""What closes a team ends what was shared with it."""

from collections.abc import Sequence
from typing import Any

from xiaodui.core.refusal import Refusal
from xiaodui.journal import hears
from xiaodui.journal.keys import id_of
from xiaodui.listviews.acts import unshare
from xiaodui.listviews.models import View
from xiaodui.people.verbs import TEAM_CLOSED


@hears(TEAM_CLOSED)
def end_sharing(facts: Sequence[Any]) -> None:
    teams = {id_of(fact.subject) for fact in facts}
    for view in View.objects.shared().filter(team__in=teams).select_related("team"):
        try:
            unshare(view, by=None)
        except Refusal:
            continue
