"""A customer: a company or household that we sell to."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.core.exact import ExactField
from xiaodui.core.text import initials, squash

if TYPE_CHECKING:
    from xiaodui.people.models import Person

LEVELS = [("A", _("A 很想买")), ("B", _("B 有意向")), ("C", _("C 先看看")), ("D", _("D 暂时不买"))]


def worked_on(person: "Person", customer: str = "pk") -> models.Q | models.Exists:
    """The condition that somebody in his reach works with the customer that this column names."""
    if person.reach.everything:
        return models.Q()
    theirs = Involvement.objects.filter(person.reach.records("person"))
    if person.reach.is_wide:
        # Row by row: the list of all their customers would cost more than the page that is asked for.
        return models.Exists(theirs.filter(customer_id=models.OuterRef(customer)))
    return models.Q(**{f"{customer}__in": theirs.values("customer_id")})


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, person: Any) -> "CustomerQuerySet":
        """Customers with which somebody in his reach works: owns them, or is involved (a deal, a note)."""
        return self.filter(worked_on(person)) if person.is_active else self.none()

    def owned_by(self, person: "Person") -> "CustomerQuerySet":
        return self.filter(owner=person)


class Customer(models.Model):
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=160, editable=False, db_index=True)
    initials = models.CharField(max_length=60, blank=True, editable=False)
    owner = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="customers")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=1, choices=LEVELS, blank=True)
    sector = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.CharField(max_length=200, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    revenue = ExactField(null=True, blank=True)
    founded_in = models.PositiveIntegerField(null=True, blank=True)
    about = models.TextField(blank=True, max_length=4000)
    created_at = models.DateTimeField()
    owned_since = models.DateTimeField(null=True, blank=True)
    touched_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-touched_at", "-id"], name="customer_recent"),
            models.Index(fields=["owner", "-touched_at", "-id"], name="customer_owner"),
            models.Index(fields=["name", "id"], name="customer_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def named(self, name: str) -> "Customer":
        """Set the name and what is found by it."""
        self.name, self.folded, self.initials = name, squash(name)[:160], initials(name)[:60]
        return self

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "name": self.name, "owner": self.owner_id, "parent": self.parent_id, "level": self.level,
            "sector": self.sector, "region": self.region, "source": self.source, "phone": self.phone,
            "website": self.website, "employees": self.employees, "revenue": self.revenue and str(self.revenue),
            "founded_in": self.founded_in, "created_at": self.created_at, "touched_at": self.touched_at,
            "version": self.version,
        }  # fmt: skip


class Involvement(models.Model):
    """This person works with this customer; whoever reaches the person sees the customer."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="involvements", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="involvements", db_index=False)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "customer"], name="involved_once")]
        indexes = [models.Index(fields=["customer", "person"], name="involved_with")]

    def __str__(self) -> str:
        return f"{self.person_id} with {self.customer_id}"

    @classmethod
    def note(cls, pairs: set[tuple[int, int]], at: Any) -> None:
        """Make sure that each (customer id, person id) is there. One statement."""
        Involvement.objects.bulk_create(
            [Involvement(customer_id=c, person_id=p, since=at) for c, p in sorted(pairs)],
            ignore_conflicts=True,
            batch_size=300,
        )
