"""What is needed to compare a record, without asking the room that it belongs to."""

from django.db import models


class Card(models.Model):
    """`id` holds the noun and the record's id (`index.place`); `text` the values of its `Known`, as they were given."""

    id = models.BigIntegerField(primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.text.replace("\x1e", " ")
