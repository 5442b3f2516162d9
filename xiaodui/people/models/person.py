"""A person: one who signs in. The user model from the first migration on."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

if TYPE_CHECKING:
    from xiaodui.people.sight import Reach


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, person: Any) -> "PersonQuerySet":
        """Colleagues see each other's names and teams; records have their own sight."""
        return self if person.is_active else self.none()

    def active(self) -> "PersonQuerySet":
        return self.filter(is_active=True)

    def selling(self) -> "PersonQuerySet":
        """Those who sell: they stand in rankings, with zero when they have no deal."""
        return self.filter(sells=True)


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def create_user(self, login: str, password: str | None = None, **more: Any) -> "Person":
        person = self.model(login=login, **more)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, login: str) -> "Person":
        return self.get(login__iexact=login)


class Person(AbstractBaseUser):  # type: ignore[django-manager-missing]
    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    initials = models.CharField(max_length=60, blank=True, db_index=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=60, blank=True)
    about = models.TextField(blank=True, max_length=1000)
    team = models.ForeignKey("people.Team", models.SET_NULL, null=True, blank=True, related_name="people")
    sells = models.BooleanField(default=True)
    is_owner = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=8, default="zh-hans")
    time_zone = models.CharField(max_length=40, blank=True)
    epoch = models.PositiveIntegerField(default=0)
    """Sessions carry the epoch that they began in; raising it ends them all."""
    version = models.PositiveIntegerField(default=0)

    invitation = ""
    """The secret of a link just made; never stored, so it is there only for the one who made it."""

    objects = PersonManager()
    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("login"), name="one_login"),
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="one_email"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.initials:
            from xiaodui.core.text import initials

            self.initials = initials(self.name)[:60]
        super().save(*args, **kwargs)

    @cached_property
    def reach(self) -> "Reach":
        """How far this person sees today; one to three queries, kept for the life of this instance."""
        from xiaodui.people.sight import reach_of

        return reach_of(self)

    def may(self, right: str, team: Any = None) -> bool:
        """Whether he has `right` somewhere, or, with `team`, there."""
        return self.reach.may(right, team)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must carry to go on: it changes with the password and with the epoch."""
        said = f"{self.password}:{self.epoch}"
        return salted_hmac("xiaodui.people.session", said, secret=secret, algorithm="sha256").hexdigest()

    def speaks(self) -> str:
        return self.language or get_language() or "zh-hans"
