"""A view of a list: conditions, order and columns kept by name, one's own or shared."""

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from xiaodui.people.models import Person


def told_to(person: Any) -> Q:
    """Shared with all, or with a team in which, or under which, he stands."""
    stands = Person.objects.filter(pk=person.pk, team__path__startswith=OuterRef("team__path"))
    return Q(shared_at__isnull=False) & (Q(team=None) | Q(Exists(stands)))


class ViewQuerySet(models.QuerySet["View"]):
    def named(self) -> "ViewQuerySet":
        return self.exclude(name="")

    def visible_to(self, person: Any) -> "ViewQuerySet":
        """His own, those shared with him, and those shared in teams that he sees."""
        if not person.is_active:
            return self.none()
        if person.reach.everything:
            return self.named().filter(Q(owner=person) | Q(shared_at__isnull=False))
        there = Q(shared_at__isnull=False, team_id__in=person.reach.team_ids)
        return self.named().filter(Q(owner=person) | told_to(person) | there)

    def on(self, page: str, person: Any) -> "ViewQuerySet":
        """What stands in his list of views, and how he arranged that list: one query."""
        return self.filter(Q(owner=person) | told_to(person) & ~Q(name=""), page=page).order_by("name", "pk")

    def shared(self) -> "ViewQuerySet":
        return self.exclude(shared_at=None)


class ArrangementQuerySet(models.QuerySet["View"]):
    def visible_to(self, person: Any) -> "ArrangementQuerySet":
        return self.filter(owner=person, name="") if person.is_active else self.none()


class View(models.Model):
    """`query` is the list's query string, `columns` the keys of its columns; none of them: each reader's own.

    `shared_at` with a team: its people and those of the teams below see it; without one, all. The row of a person and list
    that has no name is how he arranged that list: his columns, and the view with which it `opens`.
    """

    owner = models.ForeignKey("people.Person", models.CASCADE, related_name="views")
    page = models.CharField(max_length=40)
    name = models.CharField(max_length=40, blank=True)
    query = models.CharField(max_length=1000, blank=True)
    columns = models.JSONField(default=list)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="views")
    shared_at = models.DateTimeField(null=True, blank=True)
    opens = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="opened_by")
    version = models.PositiveIntegerField(default=0)

    objects = ViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "page", "name"], name="one_view_of_a_name")]
        indexes = [models.Index(fields=["page", "team"], name="view_shared", condition=Q(shared_at__isnull=False))]

    def __str__(self) -> str:
        return self.name

    def shown(self) -> dict[str, Any]:
        """What the API answers."""
        return {
            "id": self.pk, "list": self.page, "name": self.name, "query": self.query, "columns": self.columns,
            "owner": self.owner_id, "shared_at": self.shared_at, "team": self.team_id, "version": self.version,
        }  # fmt: skip


class Arrangement(View):
    """How one arranged a list for himself: the rows of views that have no name."""

    objects = ArrangementQuerySet.as_manager()  # type: ignore[assignment, misc]

    class Meta:
        proxy = True

    def shown(self) -> dict[str, Any]:
        return {"id": self.pk, "list": self.page, "columns": self.columns, "opens": self.opens_id}
