from django.db import models


class Edition(models.Model):
    """One row whose number is drawn anew whenever the book or the tree of teams changes, so that every process looks anew.

    Drawn, not counted: a change that was rolled back must not have the number of the next one that is kept."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)
