"""A post: the fields that one message says in a form."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as say

from xiaodui.chat.models import Room
from xiaodui.core import spoken
from xiaodui.posts.rules import title_of
from xiaodui.posts.types import TYPES, PostType


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, person: Any) -> "PostQuerySet":
        """Who sits in the room where it was posted; what was recalled is nobody's any more."""
        return self.filter(room__in=Room.objects.visible_to(person)).exclude(message=None).exclude(recalled=True)


class Post(models.Model):
    """`fields` are what it says beside title and body: text, an amount with its currency as strings, days in ISO. Title and
    body are the message's words. `day` is of which a daily report is."""

    type = models.CharField(max_length=12)
    room = models.ForeignKey("chat.Room", models.CASCADE, related_name="posts")
    message = models.OneToOneField("chat.Message", models.CASCADE, null=True, related_name="post")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="posts")
    fields = models.JSONField(default=dict)
    day = models.DateField(null=True)
    made_at = models.DateTimeField()
    recalled = models.BooleanField(default=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by", "room", "type", "day"], name="post_of_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> PostType:
        return TYPES[self.type]

    @property
    def title(self) -> str:
        return title_of(self.message.text) if self.message and self.message.text else str(self.kind.label)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """(what it is called, how it is said) of each field that it has, in the order of the form."""
        return [(str(one.label), self._said(one)) for one in self.kind.asks if self.fields.get(one.key)]

    def _said(self, asked: Any) -> str:
        value = self.fields[asked.key]
        if asked.key == "amount":
            return spoken.exact_money(value, self.fields.get("currency"))
        if asked.key == "day":
            return spoken.day(date.fromisoformat(value))
        if asked.key == "choice":
            return str(dict(asked.choices).get(value, say("别的")))
        return str(value)
