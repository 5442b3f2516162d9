"""Roles: a reach (how far one sees) and rights (what one may do there), granted in a team for a time."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

REACHES = [("self", _("自己")), ("team", _("本组")), ("subtree", _("本组和下级")), ("all", _("全公司"))]
RIGHTS = {
    "sell": _("做单：建客户和商机、改自己的"),
    "lead": _("带组：改组里的记录、移交、定组规"),
    "people": _("管人：邀请、调组、授权、停用"),
    "catalog": _("管产品和销售阶段"),
    "import": _("导入"),
    "export": _("导出"),
    "operate": _("运维：作业、备份、审计"),
}


class RoleQuerySet(models.QuerySet["Role"]):
    def visible_to(self, person: object) -> "RoleQuerySet":
        """What a role gives is no secret."""
        return self.all()


class Role(models.Model):
    code = models.SlugField(unique=True)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    reach = models.CharField(max_length=8, choices=REACHES, default="self")
    rights = models.JSONField(default=list)
    duty_zh = models.TextField(blank=True, max_length=500)
    duty_en = models.TextField(blank=True, max_length=500)
    stands_in = models.BooleanField(default=False)
    """Whether the holder has the leader's rights on the days when the team's leader is away."""
    builtin = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=100)
    version = models.PositiveIntegerField(default=0)

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_zh

    @property
    def duty(self) -> str:
        return self.duty_en if get_language() == "en" else self.duty_zh


class Dated(models.Model):
    """`until` is the last day on which it holds; without one it holds until it is ended."""

    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


def holding(day: date, prefix: str = "") -> models.Q:
    """The condition that a dated row holds on `day`."""
    return models.Q(**{f"{prefix}since__lte": day}) & (
        models.Q(**{f"{prefix}until": None}) | models.Q(**{f"{prefix}until__gte": day})
    )


class OfPeopleQuerySet(models.QuerySet[Any]):
    """Rows about people: read by those whose rows they are and by those who manage people."""

    persons: tuple[str, ...] = ("person",)

    def visible_to(self, person: Any) -> "OfPeopleQuerySet":
        if person.may("people"):
            return self.all()
        own = models.Q(pk__in=[])
        for name in self.persons:
            own |= models.Q(**{name: person})
        return self.filter(own)


class Grant(Dated):
    """This person has this role in this team (the whole company when the team is None)."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="grants")
    role = models.ForeignKey(Role, models.PROTECT, related_name="grants")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, blank=True, related_name="grants")

    objects = OfPeopleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "until"])]

    def __str__(self) -> str:
        return f"{self.person_id} is {self.role_id} in {self.team_id}"


class DelegationQuerySet(OfPeopleQuerySet):
    persons = ("giver", "deputy")


class Delegation(Dated):
    """For these days `deputy` has the reach and the named rights of `giver`."""

    giver = models.ForeignKey("people.Person", models.CASCADE, related_name="delegations_given")
    deputy = models.ForeignKey("people.Person", models.CASCADE, related_name="delegations_held")
    rights = models.JSONField(default=list)
    reason = models.CharField(max_length=200, blank=True)

    objects = DelegationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.giver_id} to {self.deputy_id}"


class Absence(Dated):
    """Days on which a person is away; on them his deputies stand in for him."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="absences")
    reason = models.CharField(max_length=200, blank=True)

    objects = OfPeopleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person_id} away since {self.since}"
