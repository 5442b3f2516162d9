"""A tag: a word of the company's own that customers may carry."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.models.customer import worked_on

TONES = [
    ("line", _("灰")), ("info", _("蓝")), ("guard", _("黛青")), ("kept", _("绿")), ("due", _("橙")), ("late", _("红")),
    ("honour", _("金")),
]  # fmt: skip
"""A colour is a token's name, so that it keeps its contrast in light and dark."""


class TagQuerySet(models.QuerySet["Tag"]):
    def visible_to(self, person: Any) -> "TagQuerySet":
        """Words are everybody's; who carries them isn't."""
        return self if person.is_active else self.none()

    def standing(self) -> "TagQuerySet":
        return self.filter(retired_at=None)


class Tag(models.Model):
    """`group` is what kind of word it is (来源, 画像); "" without one. A retired one stays where it was put."""

    name = models.CharField(max_length=20)
    folded = models.CharField(max_length=20, editable=False)
    group = models.CharField(max_length=20, blank=True)
    tone = models.CharField(max_length=8, choices=TONES, default="line")
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded"], condition=models.Q(retired_at=None), name="tag_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TaggedQuerySet(models.QuerySet["Tagged"]):
    def visible_to(self, person: Any) -> "TaggedQuerySet":
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class Tagged(models.Model):
    """This customer carries this tag."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="tagged", db_index=False)
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="tagged", db_index=False)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = TaggedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "tag"], name="tagged_once")]
        indexes = [models.Index(fields=["tag", "customer"], name="tagged_with")]

    def __str__(self) -> str:
        return f"{self.customer_id} #{self.tag_id}"
