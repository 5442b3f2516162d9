"""A row that was left out, with the reason, so that it can be mended and brought again."""

from django.db import models


class Rejection(models.Model):
    upload = models.ForeignKey("exchange.Upload", models.CASCADE, related_name="rejections")
    line = models.PositiveBigIntegerField()
    code = models.CharField(max_length=60)
    zh = models.CharField(max_length=500)
    en = models.CharField(max_length=500)
    cells = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upload", "line"], name="rejected_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.code}"
