"""One key of one record."""

from django.db import models


class Mark(models.Model):
    """Key and record in one number, `key << 29 | pk`: the records of a key are one range of the primary key.

    So a mark is one entry of one tree, eight bytes and no column beside it. Keys are hashes of 34 bits: a
    stranger's mark in the range (one key in a thousand has one) costs a comparison, never a wrong answer.
    """

    id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"{self.id >> 29}:{self.id & (1 << 29) - 1}"
