"""Files about a customer: put there, taken away, removed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from xiaodui.core.refusal import Refusal
from xiaodui.core.web.dialogs import Dialog, answered, closed
from xiaodui.core.web.handing import to_save
from xiaodui.customers.views.doing import done, topics
from xiaodui.customers.views.reaching import seen_customer
from xiaodui.dossiers import acts, keeping
from xiaodui.dossiers.acts.files import checked_name, tell_taken
from xiaodui.dossiers.models import File


def seen_file(request: HttpRequest, pk: int) -> Any:
    rows = File.objects.visible_to(request.user).kept().select_related("customer__owner__team")
    return get_object_or_404(rows, pk=pk)


@require_POST
@login_required
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Right and name are looked at before a byte is kept; what the act refuses after that is taken away again."""
    customer = seen_customer(request, pk)
    acts.attach.check_right(request.user, customer)
    brought = request.FILES.get("file")
    if brought is None:
        raise Refusal("file.missing", _("先选一份文件。"))
    checked_name(brought.name or "")
    stored = keeping.store(brought)
    try:
        made = acts.attach(customer, by=request.user, name=(brought.name or "")[:400], content=stored)
    except BaseException:
        keeping.remove(stored.path)
        raise
    back = f"{reverse('customer', args=[pk])}?tab=files"
    return closed(request, back, topics(pk), _("「%(name)s」放好了。") % {"name": made.name})


@require_GET
@login_required
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Authorised each time. Only ever to be saved: whatever it is, no browser of ours opens it in our name."""
    file = seen_file(request, pk)
    at = keeping.full(file.path)
    if not at.is_file():
        raise Http404
    tell_taken(file, request.user)
    return to_save(at, file.name)


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    file = seen_file(request, pk)
    dialog = Dialog(
        acts.remove_file, _("删掉「%(name)s」？") % {"name": file.name}, reverse("remove-file", args=[pk]), _("删掉"),
        text=_("文件删了找不回来；时间线上留下删过一份。"), tone="btn-danger",
        back=f"{reverse('customer', args=[file.customer_id])}?tab=files",
    )  # fmt: skip
    result = answered(request, dialog, file)
    return result if isinstance(result, HttpResponse) else done(request, file.customer, _("删掉了。"))
