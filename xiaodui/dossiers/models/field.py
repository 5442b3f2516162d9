"""A field of the company's own, set up on screen, and what it says of each customer."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.core.exact import ExactField
from xiaodui.core.spoken import in_chinese
from xiaodui.customers.models.customer import worked_on

KINDS = [
    ("text", _("文字")), ("number", _("数字")), ("money", _("金额")), ("date", _("日期")), ("choice", _("选项")),
    ("bool", _("是或否")), ("person", _("同事")),
]  # fmt: skip
STEPS = [("", _("不要求")), ("qualify", _("转成客户前")), ("sell", _("开商机前"))]
COLUMN = {
    "text": "text", "choice": "text", "number": "number", "money": "number", "date": "day", "bool": "yes", "person": "person",
}  # fmt: skip
"""Where a value of this kind stands."""


class FieldQuerySet(models.QuerySet["Field"]):
    def visible_to(self, person: Any) -> "FieldQuerySet":
        return self if person.is_active else self.none()

    def standing(self) -> "FieldQuerySet":
        return self.filter(retired_at=None)

    def in_order(self) -> "FieldQuerySet":
        return self.order_by("order", "pk")


class Field(models.Model):
    """`choices` are the words of a choice, in order. `step`: what is not done before this is filled. A retired field
    keeps its values: they are there again when it is brought back."""

    name_zh = models.CharField(max_length=30)
    name_en = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=8, choices=KINDS)
    choices = models.JSONField(default=list)
    help = models.CharField(max_length=100, blank=True)
    step = models.CharField(max_length=8, choices=STEPS, blank=True)
    order = models.PositiveSmallIntegerField(default=50)
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = FieldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name_zh"], condition=models.Q(retired_at=None), name="field_name_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.name_zh if in_chinese() or not self.name_en else self.name_en

    @property
    def key(self) -> str:
        """Its name in forms, query strings and the API."""
        return f"f{self.pk}"

    @property
    def column(self) -> str:
        return COLUMN[self.kind]


class ValueQuerySet(models.QuerySet["Value"]):
    def visible_to(self, person: Any) -> "ValueQuerySet":
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class Value(models.Model):
    """What a field says of a customer: one column holds it, by the field's kind. No row: nothing is said."""

    field = models.ForeignKey(Field, models.PROTECT, related_name="values", db_index=False)
    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="said_of", db_index=False)
    text = models.CharField(max_length=200, blank=True)
    number = ExactField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    yes = models.BooleanField(null=True, blank=True)
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    objects = ValueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["customer", "field"], name="value_once"),
        ]
        indexes = [
            models.Index(fields=["field", "text", "customer"], name="value_text"),
            models.Index(fields=["field", "number", "customer"], name="value_number"),
            models.Index(fields=["field", "day", "customer"], name="value_day"),
            models.Index(fields=["field", "person", "customer"], name="value_person"),
        ]

    def __str__(self) -> str:
        return f"{self.field_id} of {self.customer_id}"

    @property
    def held(self) -> Any:
        return getattr(self, self.field.column)
