"""Who sits behind a socket: the session cookie's person and the audience keys he belongs to."""

import hashlib
from importlib import import_module
from types import SimpleNamespace
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host

from xiaodui.core.sockets import AUDIENCE
from xiaodui.pulse.hub import EVERYONE
from xiaodui.pulse.sockets import DISCREET


class Sight(NamedTuple):
    person: str
    audience: frozenset[str]
    language: str = ""
    name: str = ""
    discreet: bool = False


def authorise(session_key: str) -> Sight | None:
    """The person signed in by this session and whom he may be told about; None when he isn't, or no longer.

    Reads the database (two queries and what the rooms ask): for a thread, never for the event loop.
    """
    close_old_connections()
    try:
        session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
        request: HttpRequest = SimpleNamespace(session=session)  # type: ignore[assignment]
        person = get_user(request)
        if not (person.is_authenticated and person.is_active):
            return None
        keys = {key for of_room in AUDIENCE for key in of_room(person)}
        discreet = any(is_so(person) for is_so in DISCREET)
        me = f"person:{person.pk}"
        return Sight(me, frozenset(keys | {EVERYONE, me}), person.language, person.name, discreet)
    finally:
        close_old_connections()


def same_site(origin: str, host: str) -> bool:
    """Whether a page of this host opens the socket. Browsers always send Origin; who sends none isn't a page of ours.

    The host itself must be one of ours, or a name rebound to our address would count as the same.
    """
    if not origin or not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    return urlsplit(origin).netloc.lower() == host.lower() or origin in settings.CSRF_TRUSTED_ORIGINS


def fingerprint(session_key: str) -> str:
    """Names a session in logs without giving it away."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:12]
