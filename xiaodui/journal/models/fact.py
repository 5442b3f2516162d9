"""A fact: something that happened. Written once, never changed."""

import json
from functools import cached_property
from typing import Any

from django.db import models

from xiaodui.journal.verb import Verb, verb_named


class FactQuerySet(models.QuerySet["Fact"]):
    def about(self, key: str) -> "FactQuerySet":
        """Facts of this record and of what stands within it, newest first by business time."""
        return self.filter(models.Q(subject=key) | models.Q(within=key)).order_by("-happened_at", "-id")

    def said(self, *verbs: Verb) -> "FactQuerySet":
        return self.filter(verb__in=[verb.name for verb in verbs])


class Fact(models.Model):
    """`body` is the canonical text and the only truth; the columns repeat parts of it for indexes."""

    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    within = models.CharField(max_length=60, blank=True)
    actor = models.CharField(max_length=60)
    team = models.CharField(max_length=60, blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    body = models.TextField()
    digest = models.CharField(max_length=64)

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "happened_at"], name="fact_subject"),
            models.Index(fields=["within", "happened_at"], name="fact_within"),
            models.Index(fields=["actor", "happened_at"], name="fact_actor"),
            models.Index(fields=["verb", "id"], name="fact_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"

    @cached_property
    def content(self) -> dict[str, Any]:
        return json.loads(self.body)  # type: ignore[no-any-return]

    @property
    def detail(self) -> dict[str, Any]:
        """What the recorder said: decimals and dates are strings, records are keys."""
        return self.content["detail"]  # type: ignore[no-any-return]

    @property
    def spoken(self) -> Verb:
        return verb_named(self.verb)
