"""A place: this customer waits in this pool. Claimed, assigned or ruled to somebody, it has no place any more."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.pool.models.pool import Pool, pool_ids

REASONS = [
    ("expired", _("保护期到了")), ("no-deal", _("太久没成单")), ("contract-over", _("合同结束后到期")),
    ("no-time", _("顾不上")), ("not-fit", _("不合适我跟")), ("no-answer", _("一直联系不上")), ("no-need", _("现在没需求")),
    ("left", _("跟的人离开了")), ("led", _("组长放出")), ("imported", _("导入")), ("new", _("新进来的")),
    ("placed", _("放进来的")), ("unruled", _("判归公海")),
]  # fmt: skip


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, person: Any) -> "PlaceQuerySet":
        """Customers in the pools in which he sits. What of them he may read before a claim is in `pool.masks`."""
        if not person.is_active:
            return self.none()
        seen = self.select_related("pool", "customer", "last_owner")
        return seen if person.reach.everything else seen.filter(pool_id__in=pool_ids(person))

    def shown(self, now: datetime) -> "PlaceQuerySet":
        """Without those kept back for a timed release that has not opened."""
        return self.filter(models.Q(hidden_until=None) | models.Q(hidden_until__lte=now))

    def newest(self) -> "PlaceQuerySet":
        return self.order_by("-since", "-pk")


class Place(models.Model):
    """`level` and `region` repeat the customer's, for lists of a million. `last_owner` and `cooling_until` say who had
    it and until when he may not claim it; who else is still cooling off stands in `Cooling`."""

    customer = models.OneToOneField("customers.Customer", models.CASCADE, related_name="place")
    pool = models.ForeignKey(Pool, models.PROTECT, related_name="places", db_index=False)
    level = models.CharField(max_length=1, blank=True)
    region = models.CharField(max_length=80, blank=True)
    since = models.DateTimeField()
    reason = models.CharField(max_length=16, choices=REASONS, default="new")
    note = models.CharField(max_length=300, blank=True)
    """Words to the next owner: read with the details, not in the list."""
    last_owner = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    cooling_until = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    release = models.ForeignKey("pool.Release", models.SET_NULL, null=True, blank=True, related_name="places")
    hidden_until = models.DateTimeField(null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["pool", "-since", "-id"], name="place_recent"),
            models.Index(fields=["pool", "level", "-since", "-id"], name="place_level"),
            models.Index(fields=["pool", "region", "-since", "-id"], name="place_region"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} in {self.pool_id}"


class CoolingQuerySet(models.QuerySet["Cooling"]):
    def visible_to(self, person: Any) -> "CoolingQuerySet":
        """His own: he is told why he can't claim it yet."""
        return self.filter(person=person) if person.is_active else self.none()

    def on(self, now: datetime) -> "CoolingQuerySet":
        return self.filter(until__gt=now)


class Cooling(models.Model):
    """Until then this person may not claim this customer again. It outlives the place, so that two who take turns at
    releasing and claiming cool off both."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    until = models.DateTimeField()
    cited = models.CharField(max_length=120, blank=True)

    objects = CoolingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "person"], name="cooling_once")]

    def __str__(self) -> str:
        return f"{self.person_id} off {self.customer_id} until {self.until:%Y-%m-%d}"
