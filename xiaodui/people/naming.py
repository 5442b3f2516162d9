"""Whom the command line means by a name."""

from django.core.management.base import CommandError

from xiaodui.people.models import Person


def person_named(name: str) -> Person:
    """The active person with this sign-in name, else the only one with this display name.

    Raises CommandError, with the candidates when several share the name.
    """
    active = Person.objects.active()
    found = active.filter(login__iexact=name).first()
    if found:
        return found
    candidates = list(active.filter(name=name).select_related("team").order_by("login")[:20])
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise CommandError(f"没有叫「{name}」的在职同事 / nobody active is called “{name}”")
    listed = "\n".join(f"  {one.login}  {one.name}  {one.team or ''}" for one in candidates)
    raise CommandError(f"有 {len(candidates)} 位「{name}」，请用登录名 / several; use the sign-in name:\n{listed}")
