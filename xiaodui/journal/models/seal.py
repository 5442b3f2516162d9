"""Seals: the order in which facts became provable, chained by hash."""

from django.db import models

GENESIS = "0" * 64
"""The link before the first fact."""


class Sealed(models.Model):
    """A fact's place in the chain: `link` is SHA-256 of the link before and the fact's digest, both as hex.

    A table of its own, because on PostgreSQL ids commit out of order: only here does the order stand still.
    """

    seq = models.BigIntegerField(primary_key=True)
    fact = models.OneToOneField("journal.Fact", models.DO_NOTHING, db_constraint=False, related_name="sealed")
    link = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} {self.link[:12]}"


class Seal(models.Model):
    """One batch: the head is the link of its last fact. `prints` holds the first 8 hex of each fact's digest, so
    that a verifier locates a change exactly even where the chain after it was made anew."""

    first_seq = models.BigIntegerField(unique=True)
    last_seq = models.BigIntegerField(unique=True)
    head = models.CharField(max_length=64)
    previous_head = models.CharField(max_length=64)
    prints = models.TextField()
    sealed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.last_seq} {self.head[:12]}"

    @property
    def count(self) -> int:
        return self.last_seq - self.first_seq + 1

    @property
    def short(self) -> str:
        """The head as people compare it: its first 16 hex in groups of four."""
        return " ".join(self.head[i : i + 4] for i in range(0, 16, 4))
