"""Views of a list that a person keeps by name."""

from typing import Any

from django.db import models


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, person: Any) -> "SavedViewQuerySet":
        return self.filter(person_id=person.pk)

    def of(self, person: Any, page: str) -> "SavedViewQuerySet":
        return self.visible_to(person).filter(page=page).order_by("name", "pk")


class SavedView(models.Model):
    """`query` is the list's query string. The person is an id alone: this floor knows no people."""

    person_id = models.BigIntegerField()
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=1000, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "page", "name"], name="one_view_a_name")]

    def __str__(self) -> str:
        return self.name
