"""Whom the export's users are here: the colleague of the same mail, or of the same name where no mail tells them apart; else
a new one who can't sign in yet."""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from xiaodui.core.text import squash
from xiaodui.exchange.acts.counterparts import keep, kept
from xiaodui.exchange.formats.entering import free_login
from xiaodui.exchange.formats.slack.reading import Export, User
from xiaodui.exchange.report import Apart, Matched
from xiaodui.people.acts import deactivate, enter
from xiaodui.people.models import Person, Role, Team

SYSTEM = "slack"


class People:
    """`of[id there]` is the person here, for those who were found; `missing` are to be made."""

    def __init__(self, export: Export) -> None:
        self.export = export
        humans = [one for one in export.users.values() if not one.bot]
        known = kept(SYSTEM, [one.id for one in humans])
        everybody = Person.objects.in_bulk()
        self.of: dict[str, Person] = {key: everybody[pk] for key, pk in known.items() if pk in everybody}
        self.missing: list[User] = []
        self.new_pairs: list[tuple[User, Person]] = []
        taken = {person.pk for person in self.of.values()}
        by_mail = {person.email.casefold(): person for person in everybody.values() if person.email}
        by_name = _alone(everybody.values())
        said = Counter(squash(one.name) for one in humans)
        for user in humans:
            if user.id in self.of:
                continue
            there = by_mail.get(user.email.casefold()) if user.email else None
            if there is None and said[squash(user.name)] == 1:
                there = self._same(user, by_name.get(squash(user.name)))
            if there is None or there.pk in taken:
                self.missing.append(user)
                continue
            taken.add(there.pk)
            self.of[user.id] = there
            self.new_pairs.append((user, there))
            export.report.matched[Matched("users.json", "user", f"{user.name} ({user.login})", there.name)] += 1

    def _same(self, user: User, namesake: Person | None) -> Person | None:
        """None where both have a mail: it would have matched, and what is private stays with whom it was written to."""
        if namesake is None or not (user.email and namesake.email):
            return namesake
        said, known = f"{user.name} <{user.email}>", f"{namesake.name} <{namesake.email}>"
        self.export.report.apart.append(Apart("users.json", said, known))
        return None

    def bring(self, by: Any, progress: Any) -> None:
        """Whoever is new is entered and put out of service at once: he signs in when somebody takes him back in."""
        with transaction.atomic():
            for user, person in self.new_pairs:
                keep(SYSTEM, user.id, f"person:{person.pk}")
        root, role = Team.objects.filter(depth=1).order_by("path")[0], Role.objects.get(code="member")
        for done, user in enumerate(self.missing, start=1):
            self.of[user.id] = _entered(user, root, role, by)
            self.export.report.added["people"] += 1
            progress("people", done, len(self.missing))


def _alone(people: Any) -> dict[str, Person]:
    """By name, where only one is called so."""
    rows = list(people)
    many = Counter(squash(person.name) for person in rows)
    return {squash(person.name): person for person in rows if many[squash(person.name)] == 1}


def _entered(user: User, root: Team, role: Role, by: Any) -> Person:
    with transaction.atomic():
        person: Person = enter(
            by=by, name=user.name, login=free_login(user.login), team=root, role=role, title=user.title,
            email=_free_mail(user.email), sells=False,
        )  # fmt: skip
        deactivate(person, by=by, on=None)
        keep(SYSTEM, user.id, f"person:{person.pk}")
    person.refresh_from_db()
    return person


def _free_mail(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return "" if Person.objects.filter(email__iexact=email).exists() else email
