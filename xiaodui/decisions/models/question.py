"""A question of a room: open until it is answered, or decided."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.decisions.models.decision import rooms_of

STATES = [("open", _("待答")), ("answered", _("答了")), ("decided", _("定了")), ("dropped", _("不算问题"))]


class QuestionQuerySet(models.QuerySet["Question"]):
    def visible_to(self, person: Any) -> "QuestionQuerySet":
        return self.filter(room_id__in=rooms_of(person)) if person.is_active else self.none()

    def open(self) -> "QuestionQuerySet":
        return self.filter(state="open")


class Question(models.Model):
    """`marked_by` is empty where the machine saw that it asks. `answer` is the first said under it by somebody else."""

    message = models.OneToOneField("chat.Message", models.PROTECT, related_name="question")
    room = models.ForeignKey("chat.Room", models.PROTECT, related_name="questions")
    state = models.CharField(max_length=10, choices=STATES, default="open")
    marked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    answer = models.ForeignKey("chat.Message", models.PROTECT, null=True, blank=True, related_name="+")
    decision = models.ForeignKey("decisions.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["room", "-asked_at"], name="question_open", condition=models.Q(state="open"))]

    def __str__(self) -> str:
        return f"{self.message_id} {self.state}"
