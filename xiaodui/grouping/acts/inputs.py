"""What the acts of grouping take."""

from typing import Annotated, Any, Literal

from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.assignment.acts.inputs import Said
from xiaodui.core.acts import Choices, Help, Label, Ref, Takes, Version, Widget
from xiaodui.grouping.models import CRITERIA_NAMES
from xiaodui.people.fields import APerson, ATeam

Word = Annotated[str, StringConstraints(min_length=1, max_length=80)]


class PlanIs(Takes):
    name: Annotated[str, StringConstraints(min_length=1, max_length=60), Label(_("方案叫什么"))]
    purpose: Annotated[
        str, StringConstraints(min_length=4, max_length=1000), Label(_("为什么这样分")), Widget("textarea"),
        Help(_("想解决什么、想达到什么。生效以后人人看得到，过一阵拿来对照")),
    ]  # fmt: skip
    criterion: Annotated[
        Literal["region", "sector", "level", "kind", "product", "tag", "stage", "phase", "skill"],
        Label(_("按什么分")), Choices(lambda by: CRITERIA_NAMES),
    ]  # fmt: skip
    under: (
        Annotated[Any, Ref("people.Team"), *ATeam.__metadata__[1:], Label(_("分哪一片")), Help(_("空着就是全公司"))]
        | None
    ) = None


class EditPlan(PlanIs):
    version: Version


class GroupIs(Takes):
    team: Annotated[ATeam, Label(_("哪个团队")), Help(_("已经有的；要新建就空着"))] | None = None
    name: Annotated[
        str, StringConstraints(max_length=60), Label(_("新团队叫什么")), Help(_("选了已有的团队就不用写"))
    ] = ""
    leader: Annotated[APerson, Label(_("谁来带")), Help(_("空着就还是现在的组长"))] | None = None
    rest: Annotated[bool, Label(_("别的组没管的都归这一组")), Widget("checkbox")] = False
    more: Annotated[Said, Label(_("还有哪些")), Help(_("单子上没有的，用顿号隔开，例如「上海、苏州」"))] = ""
    values: Annotated[
        list[Word],
        Label(_("管哪些")),
        Widget("ticks"),
        Choices(lambda by: []),
        Help(_("后面的数是现在的线索、客户和在途商机")),
    ] = []


class PlacePerson(Takes):
    person: Annotated[APerson, Label(_("谁"))]
    group: Annotated[Any, Ref("grouping.PlanGroup"), Label(_("放到哪一组")), Help(_("空着就不动他"))] | None = None


class Propose(Takes):
    anew: Annotated[bool, Label(_("手工放的也重排")), Widget("checkbox")] = False


class Enforce(Takes):
    version: Version
