"""An objection: the one concerned says that it isn't right, and somebody who had no part in it answers."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

OUTCOMES = [("upheld", _("异议成立")), ("rejected", _("维持原来的"))]


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def visible_to(self, person: Any) -> "ObjectionQuerySet":
        return self.filter(Q(by=person) | Q(decider=person)) if person.is_active else self.none()

    def open(self) -> "ObjectionQuerySet":
        return self.filter(decided_at=None)


class Objection(models.Model):
    """`about` is the key of what it is about ("hush:3", "takedown:5", "held:7", "wait:9")."""

    about = models.CharField(max_length=40, unique=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="objections")
    decider = models.ForeignKey("people.Person", models.PROTECT, related_name="objections_to_answer")
    text = models.TextField(max_length=1000)
    at = models.DateTimeField()
    cite = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10, choices=OUTCOMES, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField(null=True)

    objects = ObjectionQuerySet.as_manager()

    def __str__(self) -> str:
        return say("%(name)s 的异议") % {"name": self.by.name}
