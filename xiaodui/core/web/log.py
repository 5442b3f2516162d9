"""One line a request: id, method, route (never the query or a body), status, milliseconds, person's id."""

import re
import secrets
import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("web")
_FINE = re.compile(r"^[A-Za-z0-9-]{8,64}$")


class RequestLog:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if _FINE.match(given) else secrets.token_hex(8)
        structlog.contextvars.bind_contextvars(request=number)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.clear_contextvars()
        match = request.resolver_match
        log.info(
            "request", request=number, method=request.method, route=match.route if match else "-",
            status=response.status_code, ms=round((time.perf_counter() - began) * 1000, 1),
            person=getattr(getattr(request, "user", None), "pk", None),
        )  # fmt: skip
        response["X-Request-ID"] = number
        return response
