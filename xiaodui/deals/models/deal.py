"""A deal: a qualified sale on its way to being won or lost."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models

from xiaodui.core import clock
from xiaodui.core.exact import ExactField
from xiaodui.deals.models.stage import Stage
from xiaodui.deals.rules import full_days, is_stuck


def stayed_too_long(stages: Iterable[Stage], now: datetime) -> models.Q:
    """The condition that an open deal stands in its stage longer than is usual there."""
    longer = models.Q(pk__in=[])
    for stage in stages:
        longer |= models.Q(stage_id=stage.pk, stage_since__lte=now - timedelta(days=stage.usual_days + 1))
    return longer


class DealQuerySet(models.QuerySet["Deal"]):
    def visible_to(self, person: Any, *, walked: bool = True) -> "DealQuerySet":
        """His own and those of the people in his reach; `walked=False` where they are only counted."""
        return self.filter(person.reach.records(walked=walked)) if person.is_active else self.none()

    def open(self) -> "DealQuerySet":
        return self.filter(won_on=None, lost_on=None)

    def won(self) -> "DealQuerySet":
        return self.exclude(won_on=None)

    def lost(self) -> "DealQuerySet":
        return self.exclude(lost_on=None)

    def stuck(self, now: datetime) -> "DealQuerySet":
        """Open ones that have stayed longer in their stage than is usual there. Asks for the stages first."""
        return self.open().filter(stayed_too_long(Stage.objects.all(), now))

    def of_teams(self, team_ids: Any) -> "DealQuerySet":
        return self.filter(team_id__in=team_ids)


class Deal(models.Model):
    """Open until exactly one of `won_on` and `lost_on` is set. `team` is the owner's team when he got the deal."""

    title = models.CharField(max_length=160)
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, blank=True, related_name="deals")
    product = models.ForeignKey("catalog.Product", models.PROTECT, null=True, blank=True, related_name="deals")
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="deals")
    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="deals")
    stage = models.ForeignKey("deals.Stage", models.PROTECT, related_name="deals")
    stage_since = models.DateTimeField()
    amount = ExactField(default=0)
    currency = models.CharField(max_length=3, default=settings.BASE_CURRENCY)
    engaged_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    won_on = models.DateField(null=True, blank=True)
    lost_on = models.DateField(null=True, blank=True)
    lost_why = models.CharField(max_length=200, blank=True)
    contract_until = models.DateField(null=True, blank=True)
    """Last day of what was signed; without one the day of winning."""
    next_step = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=60, null=True, blank=True, unique=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = DealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(won_on=None) | models.Q(lost_on=None), name="deal_ends_once"),
        ]
        indexes = [
            models.Index(
                fields=["stage", "-stage_since", "-id"], name="deal_board",
                condition=models.Q(won_on=None, lost_on=None),
            ),
            models.Index(
                fields=["owner", "stage", "amount"], name="deal_open_owner",
                condition=models.Q(won_on=None, lost_on=None),
            ),
            # What a sum of a lane reads, so that no row is looked up: 78 ms became 12 over 48,000 open deals. The two
            # days are always empty here; without them SQLite would look up each row to see that, and without the id
            # PostgreSQL would.
            models.Index(
                fields=["stage", "currency", "stage_since", "amount", "version", "owner", "won_on", "lost_on", "id"],
                name="deal_open_sums", condition=models.Q(won_on=None, lost_on=None),
            ),
            models.Index(
                fields=["-won_on", "-id", "currency", "amount", "version", "owner"], name="deal_won_on",
                condition=~models.Q(won_on=None),
            ),
            models.Index(fields=["owner", "-created_at", "-id"], name="deal_owner"),
            models.Index(fields=["-created_at", "-id"], name="deal_recent"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> str:
        return "won" if self.won_on else "lost" if self.lost_on else "open"

    @property
    def days_in_stage(self) -> int:
        return full_days(self.stage_since, clock.now())

    @property
    def is_stuck(self) -> bool:
        return self.closed_on is None and is_stuck(self.days_in_stage, self.stage.usual_days)

    @property
    def closed_on(self) -> date | None:
        return self.won_on or self.lost_on

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "title": self.title, "state": self.state, "customer": self.customer_id,
            "product": self.product_id, "owner": self.owner_id, "team": self.team_id, "stage": self.stage_id,
            "amount": format(self.amount, "f"), "currency": self.currency, "engaged_on": self.engaged_on,
            "expected_on": self.expected_on, "won_on": self.won_on, "lost_on": self.lost_on, "lost_why": self.lost_why,
            "contract_until": self.contract_until,
            "next_step": self.next_step, "next_on": self.next_on, "code": self.code, "version": self.version,
        }  # fmt: skip
