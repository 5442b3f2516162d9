"""A note about a customer or about something of it, and whom it mentions."""

from typing import Any

from django.db import models

from xiaodui.customers.models.customer import worked_on


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, person: Any) -> "NoteQuerySet":
        """Notes on customers that he sees, his own, and those that mention him."""
        if not person.is_active or person.reach.everything:
            return self if person.is_active else self.none()
        mentioned = models.Exists(Mention.objects.filter(note=models.OuterRef("pk"), person=person))
        return self.filter(worked_on(person, "customer_id") | models.Q(author=person) | mentioned)


class Note(models.Model):
    """`about` is the key of what it stands on ("customer:5", "deal:12")."""

    about = models.CharField(max_length=60, db_index=True)
    customer = models.ForeignKey("customers.Customer", models.CASCADE, null=True, blank=True, related_name="notes")
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="notes")
    text = models.TextField(max_length=4000)
    written_at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.about} {self.written_at:%Y-%m-%d}"


class MentionQuerySet(models.QuerySet["Mention"]):
    def visible_to(self, person: Any) -> "MentionQuerySet":
        return self.filter(person=person)


class Mention(models.Model):
    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="mentions")
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.note_id} @{self.person_id}"
