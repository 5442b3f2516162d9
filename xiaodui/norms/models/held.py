"""What waits for a look before it goes: its words stand here, for its writer and for those who may let it through."""

from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from xiaodui.norms.models.objection import objected_to
from xiaodui.norms.running import rooms_run_by

STATES = [("waiting", _("等着看")), ("passed", _("放行了")), ("returned", _("退回了"))]


class HeldQuerySet(models.QuerySet["Held"]):
    def visible_to(self, person: Any) -> "HeldQuerySet":
        if not person.is_active:
            return self.none()
        return self.filter(Q(by=person) | Q(decider=person) | Q(room__in=rooms_run_by(person)))

    def waiting(self) -> "HeldQuerySet":
        return self.filter(state="waiting")

    def to_look(self, person: Any) -> "HeldQuerySet":
        """What waits for his look, of what he sees."""
        return self.waiting().exclude(by=person)

    def may_still_go(self, returned_since: datetime) -> "HeldQuerySet":
        """What waits for a look, and what was given back since then or is objected to: where the objection is upheld, it goes."""
        given_back = Q(decided_at__gte=returned_since) | Q(pk__in=objected_to("held"))
        return self.filter(Q(state="waiting") | given_back & Q(state="returned"))


class Held(models.Model):
    """`text` is for those who look; `act` with its input `said` is done when it is let through. `word` is what who looked
    says to the writer; `message` what it became. `decider` where nobody but the writer runs the room: he needn't sit there."""

    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="held_messages")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="held_messages")
    act = models.CharField(max_length=40, default="rooms.say")
    said = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    text = models.TextField(max_length=8000)
    enclosed = models.JSONField(default=list)
    cite = models.CharField(max_length=80)
    held_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=STATES, default="waiting")
    decider = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="held_to_look")
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    word = models.CharField(max_length=300, blank=True)
    message = models.ForeignKey("chat.Message", models.SET_NULL, null=True, related_name="+")

    objects = HeldQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["room"], name="held_waiting", condition=Q(state="waiting"))]

    def __str__(self) -> str:
        return say("在「%(room)s」等着看的一条") % {"room": self.room.name}
