"""What opens a door without a password: one-time links for people, bearer tokens for programs. Digests alone."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

SCOPES = {"read": _("读"), "write": _("写")}


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, person: object) -> "LinkQuerySet":
        """A link is found by its secret alone."""
        return self.none()


class Link(models.Model):
    """A one-time link: `invite` lets a new colleague set name and password, `recover` lets one set a new password."""

    PURPOSES = [("invite", _("邀请")), ("recover", _("找回密码"))]

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=8, choices=PURPOSES)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.purpose} {self.person_id}"


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def visible_to(self, person: object) -> "AccessTokenQuerySet":
        """One's own only; nobody lists another's tokens."""
        return self.filter(person=person)

    def good_at(self, instant: datetime) -> "AccessTokenQuerySet":
        unexpired = models.Q(expires_at=None) | models.Q(expires_at__gt=instant)
        return self.filter(unexpired, revoked_at=None, person__is_active=True)


class AccessToken(models.Model):
    """A bearer token of the API; it acts as its person, within its scopes."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="access_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    secret = ""
    """The token itself, right after it was made; never stored."""

    objects = AccessTokenQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
