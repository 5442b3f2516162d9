"""Which state of tags, fields and segments is in force: one row, whose number each change draws anew."""

import secrets

from django.db import models


class Edition(models.Model):
    """Drawn, not counted: two changes of which one was rolled back must not look alike."""

    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def draw(cls) -> None:
        """In the act's transaction."""
        cls.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})
