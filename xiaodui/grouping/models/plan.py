"""A grouping plan: by what people are grouped and why; a draft until it is put in force, kept for good after."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.grouping.rules.criteria import CRITERIA, Criterion

CRITERIA_NAMES = [
    ("region", _("地区")), ("sector", _("客户类型：行业")), ("level", _("客户类型：意向")), ("kind", _("销售目标：拓新还是经营老客户")),
    ("product", _("产品线")), ("tag", _("项目类型（标签）")), ("stage", _("商机阶段")), ("phase", _("接力段")), ("skill", _("技能")),
]  # fmt: skip


class PlanQuerySet(models.QuerySet["GroupingPlan"]):
    def visible_to(self, person: Any) -> "PlanQuerySet":
        """How people are grouped and why, everybody may know; a draft is for those who may put it in force."""
        if not person.is_active:
            return self.none()
        if person.reach.everything and person.may("people") and person.may("lead"):
            return self
        return self.exclude(in_force_at=None)

    def drafts(self) -> "PlanQuerySet":
        return self.filter(in_force_at=None, dropped_at=None).order_by("-made_at", "-pk")

    def in_force(self) -> "PlanQuerySet":
        return self.exclude(in_force_at=None).filter(superseded_at=None).order_by("-in_force_at", "-pk")

    def past(self) -> "PlanQuerySet":
        return self.exclude(superseded_at=None).order_by("-superseded_at", "-pk")


class GroupingPlan(models.Model):
    """`under` is the branch whose people are grouped, None the whole company; new teams are set up there."""

    name = models.CharField(max_length=60)
    purpose = models.TextField(max_length=1000)
    criterion = models.CharField(max_length=10, choices=CRITERIA_NAMES)
    under = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True, blank=True)
    in_force_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    superseded_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = PlanQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        return self.in_force_at is None and self.dropped_at is None

    @property
    def by(self) -> Criterion:
        return CRITERIA[self.criterion]
