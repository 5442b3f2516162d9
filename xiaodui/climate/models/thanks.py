"""Thanks: to whom, for what, shown by which message."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as say

from xiaodui.chat.models import Room


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def visible_to(self, person: Any) -> "ThanksQuerySet":
        """Who sits in the room where it was said."""
        return self.filter(room__in=Room.objects.visible_to(person), recalled=False).exclude(message=None)


class Thanks(models.Model):
    """`evidence` is the message that shows it; its words stand in the room. The reason is the carrying message's text."""

    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="thanks")
    message = models.OneToOneField("chat.Message", models.CASCADE, null=True, related_name="thanks")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="thanks_given")
    to = models.ForeignKey("people.Person", models.PROTECT, related_name="thanks_received")
    value = models.CharField(max_length=40)
    evidence = models.ForeignKey("chat.Message", models.SET_NULL, null=True, related_name="thanks_shown")
    made_at = models.DateTimeField()
    recalled = models.BooleanField(default=False)

    objects = ThanksQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(by=models.F("to")), name="thanks_not_oneself")]
        indexes = [
            models.Index(fields=["by", "-made_at"], name="thanks_by"), models.Index(fields=["to", "-made_at"], name="thanks_to"),
            models.Index(fields=["room", "-made_at"], name="thanks_in"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return say("谢 %(name)s：%(value)s") % {"name": self.to.name, "value": self.value}
