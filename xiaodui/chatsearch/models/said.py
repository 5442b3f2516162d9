"""Under which words a message is found."""

from django.db import models


class Said(models.Model):
    """One row a standing message; `words` are those of `cutting.words_of`, a space between.

    The index is the database's own derivation from this column (`schema.py`), so rows and index can't disagree. A
    migration that rebuilds this table on SQLite drops its triggers: `schema.drop_index` before, `schema.create_index` after.
    """

    message = models.OneToOneField("chat.Message", models.CASCADE, primary_key=True, related_name="+")
    words = models.TextField()

    def __str__(self) -> str:
        return f"message:{self.pk}"
