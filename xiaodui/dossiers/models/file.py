"""A file about a customer."""

from typing import Any

from django.db import models

from xiaodui.customers.models.customer import worked_on


class FileQuerySet(models.QuerySet["File"]):
    def visible_to(self, person: Any) -> "FileQuerySet":
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()

    def kept(self) -> "FileQuerySet":
        return self.exclude(path="")


class File(models.Model):
    """`path` is its name in our folder, drawn by lot; "" once it was removed: then the row tells that it was there."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=40, blank=True)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = FileQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["customer", "-at"], name="file_customer")]

    def __str__(self) -> str:
        return self.name
