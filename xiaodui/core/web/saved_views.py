"""Keeping and dropping one's own views of a list. A preference of one person, so no act and no fact."""

from urllib.parse import parse_qsl, urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from xiaodui.core.models import SavedView
from xiaodui.core.refusal import Invalid, Refusal

MOST = 30


def _back(request: HttpRequest, query: str = "") -> HttpResponse:
    path = request.POST.get("path", "/")
    safe = url_has_allowed_host_and_scheme(path, None) and path.startswith("/")
    response: HttpResponse = HttpResponseRedirect((path if safe else "/") + (f"?{query}" if query else ""))
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
    return response


@login_required
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep this query under this name; a name that is taken is overwritten."""
    name, page, asked = (request.POST.get(word, "").replace("\x00", "").strip() for word in ("name", "page", "query"))
    name, page = name[:40], page[:40]
    query = urlencode([pair for pair in parse_qsl(asked[:900]) if pair[0] != "after"])[:1000]
    if not name or not page:
        raise Invalid({"name": [_("给它起个名字。")]})
    own = SavedView.objects.of(request.user, page)
    if own.count() >= MOST and not own.filter(name=name).exists():
        raise Refusal("views.many", _("存了 %(n)s 个视图了，先删掉不用的。") % {"n": MOST})
    SavedView.objects.update_or_create(person_id=request.user.pk or 0, page=page, name=name, defaults={"query": query})
    return _back(request, query)


@login_required
@require_POST
def delete_view(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk).delete()
    return _back(request)
