"""A clause: what stays the same through all its versions."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

CHAPTERS = [
    ("principle", _("原则")), ("contact", _("联系")), ("pool", _("客户归属")), ("talk", _("说话")), ("money", _("钱")),
    ("meeting", _("会议和训练")), ("conduct", _("违规怎么办")),
]  # fmt: skip


class ClauseQuerySet(models.QuerySet["Clause"]):
    def visible_to(self, person: Any) -> "ClauseQuerySet":
        """Rules are no secret among colleagues; drafts have their own sight."""
        return self.all() if person.is_active else self.none()


class Clause(models.Model):
    """`code` is what enforcement cites ("pool.protection"); `chapter` and `order` give its place in the book."""

    code = models.CharField(max_length=60, unique=True)
    chapter = models.CharField(max_length=20, choices=CHAPTERS)
    order = models.PositiveSmallIntegerField(default=50)
    name = models.CharField(max_length=80)
    """The newest adopted title (zh), for search and journal."""

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name
