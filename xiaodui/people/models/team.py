"""A team: people under one leader; teams form a tree."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

COLOURS = [
    ("thunder", _("雷")), ("dawn", _("晓")), ("wind", _("风")), ("rock", _("磐")),
    ("pine", _("松")), ("plum", _("梅")), ("sand", _("沙")), ("night", _("夜")),
]  # fmt: skip


class TeamQuerySet(MP_NodeQuerySet):  # type: ignore[misc]
    def visible_to(self, person: object) -> "TeamQuerySet":
        """Everybody sees the company's tree; what a team holds has its own sight."""
        return self.all()

    def standing(self) -> "TeamQuerySet":
        return self.filter(closed_on=None)


class TeamManager(MP_NodeManager.from_queryset(TeamQuerySet)):  # type: ignore[misc]
    def get_queryset(self) -> TeamQuerySet:
        return TeamQuerySet(self.model, using=self._db).order_by("path")


class Team(MP_Node):  # type: ignore[misc]
    name = models.CharField(max_length=60)
    slogan = models.CharField(max_length=120, blank=True)
    purpose = models.TextField(blank=True, max_length=2000)
    colour = models.CharField(max_length=12, choices=COLOURS, default="wind")
    emblem = models.CharField(max_length=1, blank=True)
    leader = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="leads")
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = TeamManager()

    def __str__(self) -> str:
        return self.name

    @property
    def sign(self) -> str:
        """The one character on its flag."""
        return self.emblem or self.name[:1]

    def covers(self, other: "Team | None") -> bool:
        """Whether `other` is this team or stands under it."""
        return other is not None and other.path.startswith(self.path)
