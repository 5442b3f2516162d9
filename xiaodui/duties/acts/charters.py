"""A team's charter: drafting a version, changing the draft, putting it in force, withdrawing it."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from xiaodui.core import clock
from xiaodui.core.acts import Help, Label, Takes, Version, Widget, act
from xiaodui.core.acts.editing import edit_row
from xiaodui.core.refusal import Invalid, Refusal
from xiaodui.duties.acts.fields import Needed, Prose, Published, check_leads, leads_somewhere, leads_there
from xiaodui.duties.acts.versions import discard, put_in_force, refuse_published
from xiaodui.duties.models import Charter
from xiaodui.duties.rules import speaks_of_money_alone
from xiaodui.duties.verbs import CHARTER_DRAFTED, CHARTER_EDITED, CHARTER_PUBLISHED, CHARTER_WITHDRAWN
from xiaodui.journal import record
from xiaodui.people.fields import ATeam
from xiaodui.people.models import Team

Purpose = Annotated[Needed, Label(_("我们为什么在一起")), Help(_("这个队做什么，为谁做，做成什么样。"))]
Beyond = Annotated[Needed, Label(_("除了钱还为了什么")), Help(_("至少一句不说钱的话：为客户、为人、为手艺都行。"))]
Values = Annotated[Prose, Label(_("我们看重什么"))]
Style = Annotated[Prose, Label(_("我们怎么做事"))]
Shows = Annotated[
    Published, Label(_("公开哪些数字")),
    Help(_("相邻的团队能看到这些数字和名字，看不到背后的记录。没勾的只有自己和组长看得到。")),
]  # fmt: skip


class DraftsCharter(Takes):
    team: Annotated[ATeam, Label(_("哪个团队")), Widget("hidden")]
    purpose: Purpose
    beyond: Beyond
    values: Values = ""
    style: Style = ""
    publishes: Shows = []


def _check_aims(beyond: str) -> None:
    if speaks_of_money_alone(beyond):
        raise Invalid(
            {"beyond": [_("这里说的还是钱和数字。加一句不说钱的话，例如「让每条产线停得少」「让新人敢开口」。")]}
        )


@act("charters.draft", who=leads_somewhere, takes=DraftsCharter, label=_("起草队章"))
def draft_charter(*, by: Any, team: Team, **said: Any) -> Charter:
    """起草队章. A charter must say what it is for besides money; who leads the team sees the draft."""
    check_leads(by, team)
    _check_aims(said["beyond"])
    if Charter.objects.drafts().filter(team=team).exists():
        raise Refusal("charter.drafted", _("「%(team)s」已经有一份草稿，接着改它，或先收回。") % {"team": team.name})
    draft = Charter.objects.create(team=team, drafted_by=by, drafted_at=clock.now(), **said)
    record(CHARTER_DRAFTED, draft, by=by, team=team)
    return draft


class EditsCharter(Takes):
    """What isn't said stays as it is."""

    purpose: Purpose | None = None
    beyond: Beyond | None = None
    values: Values | None = None
    style: Style | None = None
    publishes: Shows | None = None
    version: Version | None = None


@act("charters.edit", on=Charter, who=leads_there, takes=EditsCharter, label=_("改草稿"))
def edit_charter(draft: Charter, *, by: Any, version: int | None, **said: Any) -> Charter:
    """改草稿. What is in force is never changed."""
    refuse_published(draft)
    changes = {name: value for name, value in said.items() if value is not None}
    if "beyond" in changes:
        _check_aims(changes["beyond"])
    before = edit_row(draft, version, changes)
    if before:
        record(CHARTER_EDITED, draft, by=by, team=draft.team, changed=sorted(before))
    return draft


class Publishes(Takes):
    version: Version | None = None


@act("charters.publish", on=Charter, who=leads_there, takes=Publishes, label=_("发布队章"))
def publish_charter(draft: Charter, *, by: Any, version: int | None) -> Charter:
    """发布队章. From now on it holds: everybody whom it binds is asked to sign, and its figures are published."""
    refuse_published(draft)
    check_leads(by, draft.team)
    _check_aims(draft.beyond)
    former = Charter.objects.in_force().filter(team=draft.team).first()
    put_in_force(draft, by, draft.version if version is None else version)
    record(
        CHARTER_PUBLISHED, draft, by=by, team=draft.team, number=draft.number, words=draft.digest,
        publishes=draft.publishes, published_before=former.publishes if former else [],
    )  # fmt: skip
    return draft


@act("charters.withdraw", on=Charter, who=leads_there, label=_("收回草稿"))
def withdraw_charter(draft: Charter, *, by: Any) -> Charter:
    """收回草稿. What is in force stays in force."""
    refuse_published(draft)
    record(CHARTER_WITHDRAWN, draft, by=by, team=draft.team)
    discard(draft)
    return draft
