"""A contact: a human at a customer."""

from typing import Any

from django.db import models

from xiaodui.core.text import initials
from xiaodui.customers.models.customer import worked_on


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, person: Any) -> "ContactQuerySet":
        """Whoever sees the customer sees its contacts."""
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()


class Contact(models.Model):
    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=60)
    initials = models.CharField(max_length=60, blank=True, editable=False)
    title = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    decides = models.BooleanField(default=False)
    about = models.TextField(blank=True, max_length=1000)
    version = models.PositiveIntegerField(default=0)

    objects = ContactQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def named(self, name: str) -> "Contact":
        self.name, self.initials = name, initials(name)[:60]
        return self
