"""A customer: a company or household that we sell to."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from xiaodui.core.exact import ExactField
from xiaodui.core.prepared_rows import Insert
from xiaodui.core.text import initials, squash
from xiaodui.core.walks import one_after_another

if TYPE_CHECKING:
    from xiaodui.people.models import Person

UNFIT = [
    ("no_need", _("没有需要")), ("no_budget", _("没有预算")), ("no_answer", _("联系不上")), ("not_ours", _("不是我们做的")),
    ("rival", _("已经用了别家")), ("false", _("资料是假的")), ("other", _("别的原因")),
]  # fmt: skip
LEVELS = [("A", _("A 很想买")), ("B", _("B 有意向")), ("C", _("C 先看看")), ("D", _("D 暂时不买"))]


def worked_on(person: "Person", customer: str = "pk") -> models.Q | models.Exists:
    """The condition that somebody in his reach works with the customer that this column names.

    Kept with his reach: a page asks with it again and again, and to build it costs more than most answers.
    """
    kept = person.reach.conditions
    name = f"customers.worked_on.{customer}"
    if name not in kept:
        kept[name] = _worked_on(person, customer)
    return kept[name]


def _worked_on(person: "Person", customer: str) -> models.Q | models.Exists:
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
        return self.standing().filter(worked_on(person)) if person.is_active else self.none()

    def standing(self) -> "CustomerQuerySet":
        """Without those that were merged into another: they lead to it and are otherwise gone."""
        return self.filter(merged_into=None)

    def told_to(self, person: Any) -> "CustomerQuerySet":
        """Those in his sight, and those that were merged into one of them: their history is read there."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        into = models.Q(merged_into__in=Customer.objects.visible_to(person).values("pk"))
        return self.filter((models.Q(merged_into=None) & worked_on(person)) | into)

    def that_took_in(self, pk: int) -> "CustomerQuerySet":
        """The one into which that customer was merged, also where that one was merged further."""
        way = models.Q(absorbed=pk) | models.Q(absorbed__absorbed=pk) | models.Q(absorbed__absorbed__absorbed=pk)
        return self.filter(way)

    def beside(self, one: "Customer") -> tuple[int | None, int | None]:
        """The ids before and after that one, last touched first. One query of two rows."""
        rows, at, pk = self.only("pk", "touched_at"), one.touched_at, one.pk
        later = rows.filter(models.Q(touched_at__gte=at) & (models.Q(touched_at__gt=at) | models.Q(pk__gt=pk)))
        earlier = rows.filter(models.Q(touched_at__lte=at) & (models.Q(touched_at__lt=at) | models.Q(pk__lt=pk)))
        walks = [later.order_by("touched_at", "pk")[:1], earlier.order_by("-touched_at", "-pk")[:1]]
        found = {(row.touched_at, row.pk) > (at, pk): row.pk for row in self.raw(*one_after_another(walks))}
        return found.get(True), found.get(False)

    def leads(self) -> "CustomerQuerySet":
        """Not qualified yet, nor found unfit."""
        return self.filter(qualified_on=None, disqualified_on=None)

    def qualified(self) -> "CustomerQuerySet":
        return self.exclude(qualified_on=None)

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
    campaign = models.CharField(max_length=60, blank=True)
    tax_number = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.CharField(max_length=200, blank=True)
    employees = models.PositiveIntegerField(null=True, blank=True)
    revenue = ExactField(null=True, blank=True)
    founded_in = models.PositiveIntegerField(null=True, blank=True)
    about = models.TextField(blank=True, max_length=4000)
    created_at = models.DateTimeField()
    qualified_on = models.DateField(null=True, blank=True)
    """Without it a lead: the same row, so converting loses nothing."""
    disqualified_on = models.DateField(null=True, blank=True)
    disqualified_why = models.CharField(max_length=12, choices=UNFIT, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", db_index=False
    )
    owned_since = models.DateTimeField(null=True, blank=True)
    touched_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-touched_at", "-id"], name="customer_recent"),
            models.Index(fields=["owner", "-touched_at", "-id"], name="customer_owner"),
            models.Index(fields=["name", "id"], name="customer_name"),
            models.Index(
                fields=["-created_at", "-id"],
                name="lead_recent",
                condition=models.Q(qualified_on=None, merged_into=None),
            ),
            # Of the few that were merged alone: by an index of all rows SQLite would rather look up every unmerged one.
            models.Index(fields=["merged_into"], name="customer_merged", condition=models.Q(merged_into__isnull=False)),
        ]

    def involves(self, person: "Person") -> bool:
        """Whether he works with it. No query where the involvements were prefetched."""
        if "involvements" in getattr(self, "_prefetched_objects_cache", {}):
            return any(one.person_id == person.pk for one in self.involvements.all())
        return self.involvements.filter(person=person).exists()

    def __str__(self) -> str:
        return self.name

    def named(self, name: str) -> "Customer":
        """Set the name and what is found by it."""
        self.name, self.folded, self.initials = name, squash(name)[:160], initials(name)[:60]
        return self

    @property
    def is_lead(self) -> bool:
        return self.qualified_on is None

    @property
    def state(self) -> str:
        """lead, unfit or customer."""
        return "customer" if self.qualified_on else "unfit" if self.disqualified_on else "lead"

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "name": self.name, "owner": self.owner_id, "parent": self.parent_id, "level": self.level,
            "sector": self.sector, "region": self.region, "source": self.source, "campaign": self.campaign, "phone": self.phone,
            "state": self.state, "qualified_on": self.qualified_on, "disqualified_on": self.disqualified_on,
            "disqualified_why": self.disqualified_why, "tax_number": self.tax_number,
            "website": self.website, "employees": self.employees, "revenue": self.revenue and str(self.revenue),
            "founded_in": self.founded_in, "created_at": self.created_at, "touched_at": self.touched_at,
            "version": self.version,
        }  # fmt: skip


class Involvement(models.Model):
    """This person works with this customer; whoever reaches the person sees the customer."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="involvements", db_index=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="involvements", db_index=False)
    since = models.DateTimeField()
    joined_at = models.DateTimeField(null=True, blank=True)
    """Set where the owner asked him in to work on it together."""
    share = models.PositiveSmallIntegerField(null=True, blank=True)
    """Percent of what is won that is his by agreement or ruling."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "customer"], name="involved_once"),
            models.CheckConstraint(
                condition=models.Q(share=None) | models.Q(share__lte=100), name="involved_share_of_hundred"
            ),
        ]
        indexes = [models.Index(fields=["customer", "person"], name="involved_with")]

    def __str__(self) -> str:
        return f"{self.person_id} with {self.customer_id}"

    @classmethod
    def note(cls, pairs: set[tuple[int, int]], at: Any) -> None:
        """Make sure that each (customer id, person id) is there. One statement."""
        INVOLVED.plain([(customer, person, at, None, None) for customer, person in sorted(pairs)])


INVOLVED = Insert(Involvement, passing_over=True)
