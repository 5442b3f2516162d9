"""Personal values of facts, outside the sealed bytes: erasing one leaves the chain whole."""

from django.db import models


class Personal(models.Model):
    """A fact's detail holds `{"personal": ref}`; `ref` is SHA-256 of salt and value, so it proves the value but
    doesn't betray it once the row is gone."""

    ref = models.CharField(max_length=64, primary_key=True)
    salt = models.CharField(max_length=32)
    value = models.TextField()
    subject = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return self.ref[:12]
