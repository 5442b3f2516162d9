"""When a session was last seen: noted every ten minutes, for a write on each page would make readers queue."""

from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

NOTED_EVERY = 600


class LastSeen:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        key = request.session.session_key if hasattr(request, "session") else None
        if key and request.user.is_authenticated and cache.add(f"seen:{key}", 1, NOTED_EVERY):
            from allauth.usersessions.models import UserSession

            UserSession.objects.create_from_request(request)
        return response
