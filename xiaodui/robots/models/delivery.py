"""What a robot was given to tell: one row a fact, so that nothing is told twice."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.robots.models.robot import Robot


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, person: Any) -> "DeliveryQuerySet":
        return self.filter(robot__in=Robot.objects.visible_to(person))

    def waiting(self) -> "DeliveryQuerySet":
        return self.filter(state=Delivery.State.WAITING)


class Delivery(models.Model):
    """`due_at` is when it might first go (a quiet night puts it off); `delay` the seconds from then until it went."""

    class State(models.TextChoices):
        WAITING = "waiting", _("在等")
        SENT = "sent", _("发出了")
        GIVEN_UP = "given_up", _("没发成")
        DROPPED = "dropped", _("没发，关掉了")

    robot = models.ForeignKey(Robot, models.CASCADE, related_name="deliveries")
    fact = models.ForeignKey("journal.Fact", models.DO_NOTHING, db_constraint=False, related_name="+")
    is_test = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    delay = models.FloatField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["robot", "fact"], name="sent_once")]
        indexes = [
            models.Index(fields=["robot", "state", "id"], name="delivery_of_robot"),
            models.Index(fields=["state", "due_at"], name="delivery_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.robot_id} {self.fact_id} {self.state}"
