"""The one place where a no becomes HTTP: Refusal 422, Forbidden 403, not visible 404."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Forbidden, Invalid, Refusal


class Answers:
    """Turns a Refusal that a view didn't answer itself into the notice, page or JSON that its asker understands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # PostgreSQL can't even compare with a text that holds NUL; nobody types one.
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return answer(request, Refusal("unwritable", _("地址里有不能用的字符，从菜单重新打开这一页。")), 400)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer(request, exception) if isinstance(exception, Refusal) else None


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
