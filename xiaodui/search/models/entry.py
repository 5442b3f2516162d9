"""What can be found: one row for each record that an upper room offers to search."""

from django.db import models


class Entry(models.Model):
    """``title_words`` and ``other_words`` are tokens (core.text), a space between.

    The full-text index is the database's own derivation from these two columns (triggers into FTS5 on
    SQLite, generated tsvector columns on PostgreSQL), so rows and index can't disagree. A migration that
    rebuilds this table on SQLite drops its triggers: call `schema.drop_index` before and `schema.create_index` after.
    """

    kind = models.CharField(max_length=24)
    ref_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    title_words = models.TextField()
    other_words = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref_id"], name="one_entry_a_record")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref_id} {self.title}"
