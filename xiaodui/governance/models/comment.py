"""What colleagues say of a draft before it binds anybody."""

from typing import Any

from django.db import models


class DraftCommentQuerySet(models.QuerySet["DraftComment"]):
    def visible_to(self, person: Any) -> "DraftCommentQuerySet":
        """Read by all, like the draft."""
        return self.filter(draft__withdrawn_at=None) if person.is_active else self.none()


class DraftComment(models.Model):
    """`stance` is for, against or only said."""

    STANCES = [("", ""), ("for", "for"), ("against", "against")]

    draft = models.ForeignKey("governance.ClauseVersion", models.CASCADE, related_name="comments")
    author = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    stance = models.CharField(max_length=8, choices=STANCES, blank=True)
    text = models.TextField(max_length=2000)
    said_at = models.DateTimeField()

    objects = DraftCommentQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "pk"]

    def __str__(self) -> str:
        return f"{self.author_id} on {self.draft_id}"
