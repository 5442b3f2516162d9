"""That this installation is a demo, and what it takes to leave it."""

from typing import Any

from django.db import models


class DemoCompanyQuerySet(models.QuerySet["DemoCompany"]):
    def visible_to(self, person: Any) -> "DemoCompanyQuerySet":
        return self if person.is_active and person.is_owner else self.none()


class DemoCompany(models.Model):
    """At most one. `before` is what the tables held before it came (roles, stages, calendar), serialised; `last_fact`
    the newest fact when it was done: what has a greater id was done by those who looked round."""

    name = models.CharField(max_length=60)
    seed = models.BigIntegerField()
    began_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    last_fact = models.BigIntegerField(default=0)
    people = models.JSONField(default=list)
    before = models.TextField()

    objects = DemoCompanyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "demo companies"

    def __str__(self) -> str:
        return self.name
