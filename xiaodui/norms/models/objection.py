"""An objection: the one concerned says that it isn't right, and somebody who had no part in it answers."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.journal.keys import id_of

OBJECTED_FOR = timedelta(days=7)
"""For so long what was given back or taken down keeps what it carried: who objects by then and is right has it whole."""
OUTCOMES = [("upheld", _("异议成立")), ("rejected", _("维持原来的"))]


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def visible_to(self, person: Any) -> "ObjectionQuerySet":
        return self.filter(Q(by=person) | Q(decider=person)) if person.is_active else self.none()

    def open(self) -> "ObjectionQuerySet":
        return self.filter(decided_at=None)


def objected_to(kind: str) -> list[int]:
    """Ids of what of this kind somebody objects to now. One query."""
    rows = Objection.objects.open().filter(about__startswith=f"{kind}:")
    return [id_of(about) for about in rows.values_list("about", flat=True)]


class Objection(models.Model):
    """`about` is the key of what it is about ("hush:3", "takedown:5", "held:7", "wait:9"). `left` says what couldn't be undone
    though it was upheld, and why."""

    about = models.CharField(max_length=40, unique=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="objections")
    decider = models.ForeignKey("people.Person", models.PROTECT, related_name="objections_to_answer")
    text = models.TextField(max_length=1000)
    at = models.DateTimeField()
    cite = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10, choices=OUTCOMES, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    left = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)

    objects = ObjectionQuerySet.as_manager()

    def __str__(self) -> str:
        return say("%(name)s 的异议") % {"name": self.by.name}
