"""A reader's choice of language, kept in a cookie on this machine; a person's own setting stands in the profile."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 3600


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(back if safe else "/")
    if request.POST.get("language") in {"zh-hans", "en"}:
        response.set_cookie("language", request.POST["language"], YEAR, samesite="Lax", secure=request.is_secure())
    return response
