"""What a caller already asked once: the answer to give again."""

from django.db import models


class Call(models.Model):
    """An `Idempotency-Key` of a person and the answer that it got; kept a week, then swept."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="asked_once")]

    def __str__(self) -> str:
        return self.key
