"""What two colleagues see differently, written down so that it is settled and not carried along. For them and who leads them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def visible_to(self, person: Any) -> "DisputeQuerySet":
        """Its parties, who wrote it down, who leads a party now or stands above him, and to whom it came because nobody who
        leads them is without a part in it. Reach without leading opens none."""
        if not person.is_active:
            return self.none()
        own = Q(pk__in=Dispute.parties.through.objects.filter(person_id=person.pk).values("dispute_id"))
        above = Q(pk__in=Dispute.above.through.objects.filter(person_id=person.pk).values("dispute_id"))
        led = [hold for hold in person.reach.holds if "lead" in hold.rights]
        theirs = Q(pk__in=[])
        for hold in led:
            parties = Dispute.parties.through.objects.filter(person__team__path__startswith=hold.path)
            theirs |= Q(pk__in=parties.values("dispute_id"))
        return self.filter(own | above | Q(by=person) | theirs)


class Dispute(models.Model):
    """`above` are those to whom it came though neither part nor place would let them read it. `message` is the one of which
    it was written down; who doesn't sit there doesn't read it."""

    parties = models.ManyToManyField("people.Person", related_name="disputes")
    above = models.ManyToManyField("people.Person", related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    message = models.ForeignKey("chat.Message", models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField()

    objects = DisputeQuerySet.as_manager()

    def __str__(self) -> str:
        return _("一件分歧")
