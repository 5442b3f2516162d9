"""Who opens, who follows up, who closes: a person's part in a team, since when and until when."""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Label, Takes, Widget, act
from xiaodui.core.acts.fields import Blank
from xiaodui.core.refusal import Refusal
from xiaodui.duties.acts.fields import Phase, check_active, check_leads, leads_somewhere, leads_there
from xiaodui.duties.models import PhaseRole
from xiaodui.duties.verbs import PHASE_ENDED, PHASE_TAKEN
from xiaodui.journal import record
from xiaodui.people.fields import APerson, ATeam
from xiaodui.people.models import Person, Team


class TakesPhase(Takes):
    team: Annotated[ATeam, Label(_("哪个团队")), Widget("hidden")]
    person: Annotated[APerson, Label(_("谁"))]
    phase: Annotated[Phase, Label(_("哪一段"))]
    since: Annotated[date | None, Blank, Label(_("从哪天"))] = None


@act("phases.create", who=leads_somewhere, takes=TakesPhase, label=_("分一段"))
def take_phase(*, by: Any, team: Team, person: Person, phase: str, since: date | None) -> PhaseRole:
    """分一段. From `since` (today by default) he does this part in this team; one may do several."""
    check_leads(by, team)
    check_active(person, "person")
    if PhaseRole.objects.filter(team=team, person=person, phase=phase, until=None).exists():
        raise Refusal("phase.held", _("%(name)s 已经在做这一段了。") % {"name": person.name})
    taken = PhaseRole.objects.create(team=team, person=person, phase=phase, since=since or clock.today())
    record(PHASE_TAKEN, taken, by=by, team=team, within=person, person=person, phase=phase, since=taken.since)
    return taken


@act("phases.end", on=PhaseRole, who=leads_there, label=_("不再做这一段"))
def end_phase(taken: PhaseRole, *, by: Any) -> PhaseRole:
    """不再做这一段. Today is its last day."""
    last = max(clock.today(), taken.since)
    if not PhaseRole.objects.filter(pk=taken.pk, until=None).update(until=last):
        raise Refusal("phase.ended", _("这一段已经结束了。"))
    taken.refresh_from_db()
    record(PHASE_ENDED, taken, by=by, team=taken.team, within=taken.person, person=taken.person, phase=taken.phase)
    return taken
