"""A pool: where customers without an owner wait, and who may see and claim them there."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

MODES = [("first", _("先领先得")), ("next", _("领下一条")), ("draw", _("限时开抢"))]


def seated(person: Any) -> models.Q:
    """The condition on a pool that this person sits in it: by himself, by his team or one above it, or because it is
    for all. Who leads a seated team sits there too."""
    sits = models.Q(for_all=True) | models.Q(seats__person_id__in=[person.pk, *person.reach.stands_in_for])
    if person.team_id:
        path, step = person.team.path, person.team.steplen
        sits |= models.Q(seats__team__path__in=[path[:end] for end in range(step, len(path) + 1, step)])
    if person.reach.sees_teams and not person.reach.everything:
        sits |= models.Q(seats__team_id__in=person.reach.team_ids)
    return sits


class PoolQuerySet(models.QuerySet["Pool"]):
    def visible_to(self, person: Any) -> "PoolQuerySet":
        """Pools in which he sits; the whole company's for who reaches everything."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        return self.filter(pk__in=pool_ids(person))

    def standing(self) -> "PoolQuerySet":
        return self.filter(retired_on=None).order_by("order", "pk")


def pool_ids(person: Any) -> list[int]:
    """Ids of the pools in which he sits, retired ones too. One query, kept with his reach."""
    kept = person.reach.conditions
    if "pool.ids" not in kept:
        kept["pool.ids"] = list(Pool.objects.filter(seated(person)).order_by().values_list("pk", flat=True).distinct())
    return kept["pool.ids"]  # type: ignore[no-any-return]


class Pool(models.Model):
    """Routing: the first standing pool, by `order`, whose regions, products and levels all fit (an empty list fits all);
    else the company's own (`is_default`). A limit left empty is the rulebook's."""

    name = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=50)
    is_default = models.BooleanField(default=False)
    for_all = models.BooleanField(default=False)
    regions = models.JSONField(default=list, blank=True)
    levels = models.JSONField(default=list, blank=True)
    products = models.ManyToManyField("catalog.Product", blank=True, related_name="+")
    mode = models.CharField(max_length=8, choices=MODES, default="first")
    claims_per_day = models.PositiveIntegerField(null=True, blank=True)
    held_limit = models.PositiveIntegerField(null=True, blank=True)
    looks_per_day = models.PositiveIntegerField(null=True, blank=True)
    interval_minutes = models.PositiveIntegerField(null=True, blank=True)
    level_limits = models.JSONField(default=dict, blank=True)
    """Level → how many of it one may claim a day."""
    spares_open_deals = models.BooleanField(default=True)
    """Whether customers that come here stay with an owner who has an open deal there; his leader is told."""
    retired_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = PoolQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["is_default"], condition=models.Q(is_default=True), name="one_default_pool")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_standing(self) -> bool:
        return self.retired_on is None


class PoolSeatQuerySet(models.QuerySet["PoolSeat"]):
    def visible_to(self, person: Any) -> "PoolSeatQuerySet":
        """Who sits in a pool is known to those who see it."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        return self.filter(pool_id__in=pool_ids(person))


class PoolSeat(models.Model):
    """A person, or a team with all under it. An admin seat is a person's."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="seats")
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, blank=True, related_name="+")
    team = models.ForeignKey("people.Team", models.CASCADE, null=True, blank=True, related_name="+")
    is_admin = models.BooleanField(default=False)
    since = models.DateTimeField()

    objects = PoolSeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pool", "person"], name="one_seat_a_person"),
            models.UniqueConstraint(fields=["pool", "team"], name="one_seat_a_team"),
            models.CheckConstraint(
                condition=models.Q(person=None, team__isnull=False) | models.Q(person__isnull=False, team=None),
                name="seat_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id or self.team_id} in {self.pool_id}"
