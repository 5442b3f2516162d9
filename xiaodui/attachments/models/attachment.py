"""A file in a room: its bringer's until it is sent, then everybody's who sits there, recalled nobody's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.attachments import rules
from xiaodui.chat.models import Seat


@dataclass(frozen=True)
class Looks:
    label: Any
    icon: str


LOOKS = {
    "picture": Looks(_("图片"), icon="photo"), "video": Looks(_("视频"), icon="movie"), "audio": Looks(_("录音"), icon="music"),
    "pdf": Looks("PDF", icon="file-type-pdf"), "document": Looks(_("文档"), icon="file-text"),
    "sheet": Looks(_("表格"), icon="table"), "slides": Looks(_("幻灯片"), icon="presentation"),
    "text": Looks(_("文本"), icon="file-description"), "archive": Looks(_("压缩包"), icon="file-zip"),
    "other": Looks(_("文件"), icon="file"),
}  # fmt: skip
KINDS = [(kind, looks.label) for kind, looks in LOOKS.items()]
SHOWN = (360, 300)
"""Pixels within which one picture by itself stands in a room."""


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def visible_to(self, person: Any) -> "AttachmentQuerySet":
        """Where he sits: what was sent and stands, and what he brought himself and hasn't sent yet."""
        if not person.is_active:
            return self.none()
        rooms = Seat.objects.taken().filter(person_id=person.pk).values("room_id")
        standing = models.Q(message__isnull=False, message__recalled_at=None)
        return self.kept().filter(standing | models.Q(message=None, by_id=person.pk), room_id__in=rooms)

    def kept(self) -> "AttachmentQuerySet":
        return self.exclude(path="")

    def sent(self) -> "AttachmentQuerySet":
        return self.exclude(message=None)

    def unsent(self) -> "AttachmentQuerySet":
        return self.kept().filter(message=None)

    def unsent_since(self, at: datetime) -> "AttachmentQuerySet":
        return self.unsent().filter(at__lt=at)


class Attachment(models.Model):
    """`path` is its name on our shelf, "" once it was recalled. `digest` is the SHA-256 of what is handed out, `brought` that
    of what came: of a picture, drawn anew, another. `media` is what it may be shown as; "" is only saved.

    `width` and `height` of pictures that we drew, in pixels; `pages` of a PDF where they could be counted; `preview` the first
    lines of a text.
    """

    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="attachments")
    message = models.ForeignKey("chat.Message", models.CASCADE, null=True, blank=True, related_name="attachments")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    name = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=KINDS)
    media = models.CharField(max_length=40, blank=True)
    path = models.CharField(max_length=40, blank=True)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    brought = models.CharField(max_length=64)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    preview = models.TextField(blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["room", "-message", "-id"], name="attachment_of_room"),
            models.Index(fields=["at"], name="attachment_unsent", condition=models.Q(message=None)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def icon(self) -> str:
        return LOOKS[self.kind].icon

    @property
    def is_drawn(self) -> bool:
        """A picture that a page shows."""
        return bool(self.width and self.height)

    @property
    def plays(self) -> bool:
        return bool(self.media) and self.kind in {"audio", "video"}

    @property
    def shown_size(self) -> tuple[int, int]:
        assert self.width and self.height, "of a picture that we drew"
        return rules.fitted(self.width, self.height, *SHOWN)

    @property
    def table(self) -> list[list[str]]:
        return rules.table(self.preview, self.name)

    @property
    def stem(self) -> str:
        return self.name.rpartition(".")[0]

    @property
    def end(self) -> str:
        return self.name.rpartition(".")[2]

    def shown(self) -> dict[str, Any]:
        """What a program is told of the file that it brought."""
        return {
            "id": self.pk,
            "key": self.key,
            "name": self.name,
            "kind": self.kind,
            "size": self.size,
            "digest": self.digest,
        }

    @property
    def key(self) -> str:
        return f"file:{self.pk}"
