"""Who stands behind a bearer token."""

from datetime import timedelta

from xiaodui.core import clock
from xiaodui.people.models import AccessToken, Person
from xiaodui.people.secret import PREFIX, digest_of

NOTED_EVERY = timedelta(minutes=10)


def person_of(secret: str) -> tuple[Person, list[str]] | None:
    """(person, scopes) of a token that is good now, else None. One query; last use is noted every ten minutes."""
    if not secret.startswith(PREFIX):
        return None
    now = clock.now()
    token = AccessToken.objects.good_at(now).select_related("person__team").filter(digest=digest_of(secret)).first()
    if token is None:
        return None
    if token.last_used_at is None or now - token.last_used_at > NOTED_EVERY:
        AccessToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token.person, list(token.scopes)
