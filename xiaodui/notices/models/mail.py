"""The company's mail server, and the letters that went or wait."""

from typing import Any

from django.db import models

TLS, STARTTLS, PLAIN = "tls", "starttls", "plain"


class MailServer(models.Model):
    """One row at most. `sealed` is the password, readable with the installation's key only.

    `address` is where links in letters lead.
    """

    host = models.CharField(max_length=120)
    port = models.PositiveIntegerField(default=465)
    security = models.CharField(max_length=8, default=TLS)
    login = models.CharField(max_length=120, blank=True)
    sealed = models.TextField(blank=True)
    sender = models.EmailField()
    address = models.URLField(max_length=200)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, person: Any) -> "LetterQuerySet":
        return self.filter(person=person) if person.is_active else self.none()

    def waiting(self) -> "LetterQuerySet":
        return self.filter(sent_at=None, given_up_at=None)


class Letter(models.Model):
    """One e-mail about some notices. What it says isn't kept: it is told when it goes, in the sight of that moment."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="letters")
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_at"], name="letter_waiting", condition=models.Q(sent_at=None, given_up_at=None)),
            models.Index(fields=["person", "made_at"], name="letter_person"),
            models.Index(fields=["-sent_at"], name="letter_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at:%Y-%m-%d %H:%M}"
