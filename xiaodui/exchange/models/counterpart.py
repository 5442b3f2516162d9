"""What a thing of another system is here."""

from django.db import models


class Counterpart(models.Model):
    """`key` is its id there ("C0JGLMMNX"), `ours` our key ("room:5"): found again under whatever name it has by now."""

    system = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    ours = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "key"], name="counterpart_once")]

    def __str__(self) -> str:
        return f"{self.system} {self.key} = {self.ours}"
