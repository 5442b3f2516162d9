"""A robot: one address outside the house that is told what happens in a team."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.robots.sight import led_by

FLAVOURS = [
    ("wecom", _("企业微信")), ("dingtalk", _("钉钉")), ("feishu", _("飞书")), ("slack", "Slack"), ("teams", "Teams"),
    ("mattermost", "Mattermost"), ("plain", _("自己的程序")),
]  # fmt: skip


class RobotQuerySet(models.QuerySet["Robot"]):
    def visible_to(self, person: Any) -> "RobotQuerySet":
        """Who leads the team or one above it; a robot of the whole company is seen by who leads all of it."""
        return self.filter(led_by(person), removed_at=None) if person.is_active else self.none()

    def listening(self) -> "RobotQuerySet":
        return self.filter(on_since__isnull=False, removed_at=None)


class Robot(models.Model):
    """`team` None: the whole company. What is locked (`secrecy`) is told to nobody; `host` and `tail` may be shown.

    `kinds` are names of verbs. It was turned on at `on_since` and hears nothing from before. `next_at` is the earliest
    instant of its next message (pace, back-off), `wake_at` the instant for which a job was asked.
    """

    team = models.ForeignKey("people.Team", models.PROTECT, null=True, blank=True, related_name="robots")
    flavour = models.CharField(max_length=12, choices=FLAVOURS)
    name = models.CharField(max_length=60)
    locked_address = models.TextField()
    host = models.CharField(max_length=255)
    tail = models.CharField(max_length=4)
    locked_secret = models.TextField(blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default="zh-hans")
    kinds = models.JSONField(default=list)
    rests = models.BooleanField(default=True)
    on_since = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)

    next_at = models.DateTimeField(null=True)
    wake_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    gave_up_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=40, blank=True)

    objects = RobotQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def shown_address(self) -> str:
        """All of the address that anybody is shown again."""
        return f"{self.host} …{self.tail}"

    @property
    def state(self) -> str:
        """off, stuck (gave something up), failing, well, or new (nothing was sent yet)."""
        if self.on_since is None:
            return "off"
        if self.failing_since:
            return "stuck" if self.gave_up_at else "failing"
        return "well" if self.sent_at else "new"
