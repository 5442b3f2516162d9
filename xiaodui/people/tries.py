"""How often one address may try the doors without a password."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

A_MINUTE = 20


def too_many(request: HttpRequest) -> bool:
    """Counts this try; true from the twenty-first within a minute on. One shared count for all such doors."""
    key = f"tries:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, 60)
    try:
        return cache.incr(key) > A_MINUTE
    except ValueError:  # it ran out between the two lines
        return False
