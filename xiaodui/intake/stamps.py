"""A signed word of when a form was shown, and how often one address may send."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from xiaodui.core import clock
from xiaodui.intake.models import IntakeForm

SALT = "xiaodui.intake"
A_MINUTE, AN_HOUR = 5, 30
FORM_AN_HOUR = 600
"""Of all addresses together: a flood through a thousand of them is stopped too."""
TRAP = "website_url"
"""The field that people don't see. Machines like its name."""


def stamp(form: IntakeForm) -> str:
    return Signer(salt=SALT).sign(f"{form.token}.{int(clock.now().timestamp())}")


def age_of(form: IntakeForm, given: str) -> tuple[int | None, bool]:
    """(seconds since it was shown, None without a stamp; whether the stamp is false)."""
    if not given:
        return None, False
    try:
        token, _dot, at = Signer(salt=SALT).unsign(given[:200]).rpartition(".")
    except BadSignature:
        return None, True
    seconds = int(clock.now().timestamp()) - int(at)
    return (None, True) if token != form.token or seconds < 0 else (seconds, False)


def address_of(request: HttpRequest) -> str:
    """A keyed hash: the same address is known again, and nobody reads from it which it was."""
    return salted_hmac(SALT, get_adapter().get_client_ip(request) or "", algorithm="sha256").hexdigest()[:32]


def too_many(form: IntakeForm, address: str) -> bool:
    """Counts this try; true where one of the limits is passed. Counts stand in the cache, as those of sign-in do."""
    return any(
        [
            _counts(f"intake:m:{address}", 60) > A_MINUTE,
            _counts(f"intake:h:{address}", 3600) > AN_HOUR,
            _counts(f"intake:f:{form.pk}", 3600) > FORM_AN_HOUR,
        ]
    )


def _counts(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two lines
        return 1
