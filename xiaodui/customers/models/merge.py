"""A merge: two records of one company became one, and what it takes to part them again."""

from typing import Any

from django.db import models


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, person: Any) -> "MergeQuerySet":
        """Whoever sees the customer that was kept."""
        from xiaodui.customers.models.customer import Customer

        return self.filter(kept__in=Customer.objects.visible_to(person))

    def standing(self) -> "MergeQuerySet":
        return self.filter(undone_at=None)


class Merge(models.Model):
    """`data` is what undoing needs: columns before, and for each kind of row that hangs on a customer what went over."""

    kept = models.ForeignKey("customers.Customer", models.PROTECT, related_name="merges")
    gone = models.ForeignKey("customers.Customer", models.PROTECT, related_name="merged_by")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    data = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gone"], condition=models.Q(undone_at=None), name="merged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"
