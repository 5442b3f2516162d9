from django.db import models


class Lease(models.Model):
    """A name that at most one process holds until an instant. Taken and renewed by `xiaodui.jobs.hold` only."""

    name = models.CharField(max_length=80, primary_key=True)
    holder = models.CharField(max_length=120)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"
