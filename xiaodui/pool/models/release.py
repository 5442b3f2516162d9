"""A timed release: customers of a pool shown at one instant, each drawn among all who asked within the window."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.pool.models.pool import Pool, pool_ids

POLICIES = [("random", _("抽签")), ("fewest", _("近来领得少的先")), ("best", _("转化好的先，新人保底"))]


def _in_his_pools(rows: Any, person: Any, pool: str) -> Any:
    if not person.is_active or person.reach.everything:
        return rows if person.is_active else rows.none()
    return rows.filter(**{f"{pool}__in": pool_ids(person)})


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, person: Any) -> "ReleaseQuerySet":
        return _in_his_pools(self, person, "pool_id")  # type: ignore[no-any-return]

    def coming(self, now: datetime) -> "ReleaseQuerySet":
        return self.filter(settled_at=None, opens_at__gt=now).order_by("opens_at", "pk")

    def unsettled(self) -> "ReleaseQuerySet":
        return self.filter(settled_at=None).order_by("opens_at", "pk")


class Release(models.Model):
    """`seed_hash` is told when it is announced; `seed` is never shown or answered before `settled_at`."""

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="releases")
    opens_at = models.DateTimeField()
    window_seconds = models.PositiveSmallIntegerField(default=3)
    policy = models.CharField(max_length=8, choices=POLICIES, default="random")
    seed_hash = models.CharField(max_length=64)
    seed = models.CharField(max_length=64)
    cited = models.CharField(max_length=120, blank=True)
    announced_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    announced_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["opens_at", "id"], name="release_open", condition=models.Q(settled_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.pool_id} at {self.opens_at:%Y-%m-%d %H:%M}"


class LotQuerySet(models.QuerySet["Lot"]):
    def visible_to(self, person: Any) -> "LotQuerySet":
        return _in_his_pools(self, person, "release__pool_id")  # type: ignore[no-any-return]


class Lot(models.Model):
    """One customer in a release; `detail` is what its settlement recorded."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="lots")
    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="+")
    awarded_to = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    objects = LotQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "customer"], name="lot_once")]

    def __str__(self) -> str:
        return f"{self.customer_id} in release {self.release_id}"


class BidQuerySet(models.QuerySet["Bid"]):
    def visible_to(self, person: Any) -> "BidQuerySet":
        """His own; all of a lot once it is settled, so that anybody can draw it again."""
        if not person.is_active:
            return self.none()
        seen = _in_his_pools(self.exclude(lot__settled_at=None), person, "lot__release__pool_id")
        return self.filter(models.Q(person=person) | models.Q(pk__in=seen.values("pk")))


class Bid(models.Model):
    """Somebody asked for a lot; once, however often he pressed."""

    lot = models.ForeignKey(Lot, models.CASCADE, related_name="bids")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    nonce = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = BidQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lot", "person"], name="bid_once")]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.lot_id}"
