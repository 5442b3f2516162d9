"""A form that anybody may fill in without signing in."""

from typing import Any

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

GOES = [("rules", _("按分配规则")), ("pool", _("进公海")), ("person", _("给一个人"))]
ASKS = [
    ("contact", _("联系人")), ("phone", _("电话")), ("email", _("邮箱")), ("title", _("职务")), ("sector", _("行业")),
    ("region", _("地区")), ("about", _("想了解什么")),
]  # fmt: skip
"""What can be asked beside the company's name, in the order in which a form asks."""


def brings_in(person: Any) -> bool:
    """Who may bring records in also says through which forms they come."""
    return bool(person.is_active and person.may("import"))


class IntakeFormQuerySet(models.QuerySet["IntakeForm"]):
    def visible_to(self, person: Any) -> "IntakeFormQuerySet":
        return self if brings_in(person) else self.none()

    def in_use(self) -> "IntakeFormQuerySet":
        return self.filter(retired_on=None)


class IntakeForm(models.Model):
    """`token` stands in its public address and is no secret. `asks` and `musts` are names from ASKS; `origins` the pages
    from which scripts may send ("https://www.example.cn")."""

    token = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60)
    heading = models.CharField(max_length=80)
    heading_en = models.CharField(max_length=120, blank=True)
    intro = models.CharField(max_length=400, blank=True)
    intro_en = models.CharField(max_length=600, blank=True)
    thanks = models.CharField(max_length=400)
    thanks_en = models.CharField(max_length=600, blank=True)
    asks = models.JSONField(default=list)
    musts = models.JSONField(default=list)
    source = models.CharField(max_length=60)
    campaign = models.CharField(max_length=60, blank=True)
    goes_to = models.CharField(max_length=8, choices=GOES, default="rules")
    pool = models.ForeignKey("pool.Pool", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    origins = models.JSONField(default=list)
    made_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = IntakeFormQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def at(cls, token: str) -> "IntakeForm | None":
        """The form at this public address, for anybody."""
        return cls.objects.select_related("pool", "person", "made_by").filter(token=token).first()

    def said(self, what: str) -> str:
        """heading, intro or thanks in the reader's language, as far as it was written."""
        english = getattr(self, f"{what}_en") if translation.get_language() == "en" else ""
        return english or getattr(self, what)

    @property
    def is_open(self) -> bool:
        return self.retired_on is None
