"""People whom a set of files names: the owner of an empty house, names to sign in with."""

import re
import secrets

from django.utils.translation import gettext as _

from xiaodui.core.text import normalise
from xiaodui.people.acts import found_company
from xiaodui.people.models import Person


def found_owner() -> None:
    """An empty installation gets an owner whose password nobody knows: a one-time link lets the first human in."""
    if not Person.objects.exists():
        found_company(by=None, company=_("公司"), name=_("老板"), login="owner", password=secrets.token_urlsafe(24))


def free_login(name: str) -> str:
    """Anna Snelling signs in as anna.snelling; a second one as anna.snelling2."""
    wanted = re.sub(r"[^a-z0-9]+", ".", normalise(name)).strip(".")[:40] or "person"
    taken = set(Person.objects.filter(login__startswith=wanted).values_list("login", flat=True))
    return next(login for n in range(1, len(taken) + 2) if (login := wanted if n == 1 else f"{wanted}{n}") not in taken)
