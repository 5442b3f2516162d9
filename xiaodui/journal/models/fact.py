"""A fact: something that happened. Written once, never changed."""

import json
from functools import cached_property
from typing import Any, NoReturn

from django.db import models

from xiaodui.journal.verb import Verb, verb_named


class Unchangeable(TypeError):
    """Somebody tried to change or remove a fact: a correction is a new fact."""


def _refused(*args: Any, **kwargs: Any) -> NoReturn:
    raise Unchangeable("facts are never changed or removed; record what corrects them")


class FactQuerySet(models.QuerySet["Fact"]):
    update = delete = bulk_update = update_or_create = _raw_delete = _refused

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

    delete = _refused

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            _refused()
        super().save(force_insert=True)

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
