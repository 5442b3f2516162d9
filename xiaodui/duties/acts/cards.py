"""A role's card in a team: drafting a version, changing the draft, putting it in force, withdrawing it."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Widget, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.acts.fields import Version
from xiaodui.core.refusal import Refusal
from xiaodui.duties.acts.charters import Publishes
from xiaodui.duties.acts.fields import Needed, Prose, check_leads, leads_somewhere, leads_there
from xiaodui.duties.acts.versions import discard, put_in_force, refuse_published
from xiaodui.duties.models import RoleCard
from xiaodui.duties.verbs import CARD_DRAFTED, CARD_EDITED, CARD_PUBLISHED, CARD_WITHDRAWN
from xiaodui.journal import record
from xiaodui.people.fields import ARole, ATeam
from xiaodui.people.models import Role, Team

Duties = Annotated[Needed, Label(_("做什么")), Help(_("一行一条。"))]
Decides = Annotated[Prose, Label(_("自己能定什么"))]
Asks = Annotated[Prose, Label(_("什么要先问"))]
Talks = Annotated[Prose, Label(_("什么时候找谁")), Help(_("例如：报价超过 30 万，先拉上售前。"))]


class DraftsCard(Takes):
    team: Annotated[ATeam, Label(_("哪个团队")), Widget("hidden")]
    role: Annotated[ARole, Label(_("哪个角色"))]
    duties: Duties
    decides: Decides = ""
    asks: Asks = ""
    talks: Talks = ""
    duties_en: Annotated[Prose, Label(_("做什么（英文）"))] = ""
    decides_en: Annotated[Prose, Label(_("自己能定什么（英文）"))] = ""
    asks_en: Annotated[Prose, Label(_("什么要先问（英文）"))] = ""
    talks_en: Annotated[Prose, Label(_("什么时候找谁（英文）"))] = ""


@act("role_cards.draft", who=leads_somewhere, takes=DraftsCard, label=_("起草职责卡"))
def draft_card(*, by: Any, team: Team, role: Role, **said: str) -> RoleCard:
    """起草职责卡. It will hold in this team and in those under it that have none of their own for the role."""
    check_leads(by, team)
    if RoleCard.objects.drafts().filter(team=team, role=role).exists():
        raise Refusal("role-card.drafted", _("「%(team)s」的这个角色已经有一份草稿，接着改它，或先收回。")
                      % {"team": team.name})  # fmt: skip
    draft = RoleCard.objects.create(team=team, role=role, drafted_by=by, drafted_at=clock.now(), **said)
    record(CARD_DRAFTED, draft, by=by, team=team, role=role.code)
    return draft


class EditsCard(Takes):
    """What isn't said stays as it is."""

    duties: Duties | None = None
    decides: Decides | None = None
    asks: Asks | None = None
    talks: Talks | None = None
    duties_en: Annotated[Prose, Label(_("做什么（英文）"))] | None = None
    decides_en: Annotated[Prose, Label(_("自己能定什么（英文）"))] | None = None
    asks_en: Annotated[Prose, Label(_("什么要先问（英文）"))] | None = None
    talks_en: Annotated[Prose, Label(_("什么时候找谁（英文）"))] | None = None
    version: Version | None = None


@act("role_cards.edit", on=RoleCard, who=leads_there, takes=EditsCard, label=_("改草稿"))
def edit_card(draft: RoleCard, *, by: Any, version: int | None, **said: Any) -> RoleCard:
    """改草稿. What is in force is never changed."""
    refuse_published(draft)
    before = edit_row(draft, version, {name: value for name, value in said.items() if value is not None})
    if before:
        record(CARD_EDITED, draft, by=by, team=draft.team, changed=sorted(before))
    return draft


@act("role_cards.publish", on=RoleCard, who=leads_there, takes=Publishes, label=_("发布职责卡"))
def publish_card(draft: RoleCard, *, by: Any, version: int | None) -> RoleCard:
    """发布职责卡. Everybody who holds the role there is asked to sign it anew."""
    refuse_published(draft)
    check_leads(by, draft.team)
    put_in_force(draft, by, draft.version if version is None else version)
    record(CARD_PUBLISHED, draft, by=by, team=draft.team, role=draft.role.code, number=draft.number, words=draft.digest)
    return draft


@act("role_cards.withdraw", on=RoleCard, who=leads_there, label=_("收回草稿"))
def withdraw_card(draft: RoleCard, *, by: Any) -> RoleCard:
    """收回草稿. What is in force stays in force."""
    refuse_published(draft)
    record(CARD_WITHDRAWN, draft, by=by, team=draft.team, role=draft.role.code)
    discard(draft)
    return draft
