"""How somebody wants a win to be cheered on his pages."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

HOW = [("off", _("不弹")), ("quiet", _("弹一下，不出声")), ("on", _("弹一下，响一声"))]
USUAL = "quiet"


class WishQuerySet(models.QuerySet["Wish"]):
    def visible_to(self, person: Any) -> "WishQuerySet":
        return self.filter(person_id=person.pk) if person.is_active else self.none()


class Wish(models.Model):
    """Without a row: quiet."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="+")
    how = models.CharField(max_length=6, choices=HOW, default=USUAL)

    objects = WishQuerySet.as_manager()

    def __str__(self) -> str:
        return self.how
