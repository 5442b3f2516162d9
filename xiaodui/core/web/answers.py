"""The one place where a no becomes HTTP: Refusal 422, Forbidden 403, not visible 404."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Forbidden, Invalid, Refusal

HEAD = re.compile(r"<h[1-4][^>]*>(.*?)</h[1-4]>", re.DOTALL)


class Answers:
    """Turns a Refusal that a view didn't answer itself into the notice, page or JSON that its asker understands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL can't even compare with a text that holds NUL; nobody types one.
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return answer(request, Refusal("unwritable", _("地址里有不能用的字符，从菜单重新打开这一页。")), 400)
        response = self.get_response(request)
        return alone(request, response) if opened_alone(request, response) else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if is_away(exception):
            return answer(request, Refusal("away", _("服务器的一部分暂时不在，等几秒再试；写的都还在。")), 503)
        return answer(request, exception) if isinstance(exception, Refusal) else None


def is_away(error: Exception) -> bool:
    """Whether Redis was asked and didn't answer. By name: its library isn't loaded where it isn't used."""
    return any((one.__module__, one.__name__) == ("redis.exceptions", "RedisError") for one in type(error).__mro__)


def answer(request: HttpRequest, refusal: Refusal, status: int = 0) -> HttpResponse:
    status = status or (403 if isinstance(refusal, Forbidden) else 422)
    if wants_json(request):
        return JsonResponse(as_json(refusal), status=status)
    if request.headers.get("HX-Request"):
        response = render(request, "core/_notice.html", {"refusal": refusal, "tone": "due"}, status=status)
        # The notice goes where notices stand, so that a refused press never eats the form or the card.
        response["HX-Retarget"], response["HX-Reswap"] = "#xd-notices", "innerHTML"
        return response
    return render(request, "403.html" if status == 403 else "core/refused.html", {"refusal": refusal}, status=status)


def opened_alone(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a browser opens as a page of its own (a new tab, a kept address) what is only a part of one."""
    # Asked through the service worker it is still a navigation, but no longer for a "document".
    if request.headers.get("Sec-Fetch-Mode") != "navigate" or request.headers.get("HX-Request"):
        return False
    if request.method != "GET":
        return False
    if response.status_code != 200 or response.streaming or not response["Content-Type"].startswith("text/html"):
        return False
    return (
        bool(response.content)
        and response.content.lstrip()[:9].lower() != b"<!doctype"
        and request.user.is_authenticated
    )


def alone(request: HttpRequest, part: HttpResponse) -> HttpResponse:
    """The same answer, its body within the shell: with styles, scripts and a way back; its headers stay its own."""
    # Our own templates drew it: it went to the browser as HTML before this, too. What people bring is never text/html.
    drawn = mark_safe(part.content.decode())  # nosec B308 B703
    head = HEAD.search(drawn)
    title = unescape(strip_tags(head[1])).strip() if head else ""
    part.content = render_to_string("core/alone.html", {"part": drawn, "title": title}, request)
    patch_vary_headers(part, ["HX-Request", "Sec-Fetch-Mode", "Cookie"])
    return part


def as_json(refusal: Refusal) -> dict[str, Any]:
    said: dict[str, Any] = {"code": refusal.code, "message": str(refusal.sentence)}
    if isinstance(refusal, Invalid):
        said["errors"] = {name: [str(s) for s in lines] for name, lines in refusal.errors.items()}
    if refusal.detail:
        said["detail"] = {key: str(value) for key, value in refusal.detail.items()}
    return said


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"code": "forbidden", "message": "Forbidden"}, status=403)
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"code": "not-found", "message": "Not found"}, status=404)
    return render(request, "404.html", status=404)
