"""Passwords: what is asked of one, and what a change of it ends."""

from typing import Annotated, Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints

from xiaodui.core.acts import Help, Label, Widget
from xiaodui.core.refusal import Invalid
from xiaodui.journal import record
from xiaodui.people.models import Person
from xiaodui.people.verbs import PASSWORD_CHANGED

Password = Annotated[
    str, StringConstraints(min_length=1, max_length=200, strip_whitespace=False), Label(_("密码")), Widget("password"),
    Help(_("至少 8 位，别用名字、生日和常见的密码。")),
]  # fmt: skip


def check_password(password: str, person: Person) -> None:
    """Raises Invalid with a sentence for each demand that isn't met."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Invalid({"password": list(error.messages)}) from None


def put_password(person: Person, password: str, *, by: Any) -> None:
    """Set it, end every session that the old one opened, and record that it happened (never what it is)."""
    check_password(password, person)
    person.password = make_password(password)
    Person.objects.filter(pk=person.pk).update(password=person.password)
    cut_sessions(person)
    record(PASSWORD_CHANGED, person, by=by, team=person.team)


def cut_sessions(person: Person) -> None:
    """End all of his sessions at once: each carries the epoch that it began in."""
    from allauth.usersessions.models import UserSession

    Person.objects.filter(pk=person.pk).update(epoch=F("epoch") + 1)
    for session in UserSession.objects.filter(user_id=person.pk):
        session.end()
    person.refresh_from_db(fields=["epoch"])
