"""An assignment: who got this customer when, by which rule or whose word, and what spoke for and against each."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.customers.models.customer import worked_on

HOW = [("rule", _("按规则")), ("hand", _("组长定")), ("again", _("没人跟，改派"))]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, person: Any) -> "AssignmentQuerySet":
        """Whoever sees the customer sees why it is whose it is."""
        return self.filter(worked_on(person, "customer_id")) if person.is_active else self.none()

    def newest(self) -> "AssignmentQuerySet":
        return self.order_by("-at", "-pk")


class Assignment(models.Model):
    """`lead` is what was known of the customer then, `stands` each candidate with his numbers and why he did or didn't
    get it (`rules.deciding`), ids and codes alone; the sentence is told on the page."""

    customer = models.ForeignKey("customers.Customer", models.CASCADE, related_name="assignments")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="assignments")
    former = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=5, choices=HOW, default="rule")
    rule = models.ForeignKey(
        "assignment.RuleVersion", models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    reason = models.CharField(max_length=200, blank=True)
    lead = models.JSONField(default=dict)
    stands = models.JSONField(default=list)
    at = models.DateTimeField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-at"], name="assignment_customer"),
            models.Index(fields=["person", "at"], name="assignment_person"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} to {self.person_id}"
