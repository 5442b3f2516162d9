"""What did I miss?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from xiaodui.core.web.press import press
from xiaodui.decisions import acts
from xiaodui.decisions.digest import digest_of


@require_safe
@login_required
def digest(request: HttpRequest) -> HttpResponse:
    return render(request, "decisions/digest.html", {"digest": digest_of(request.user)})


@require_POST
@login_required
def read(request: HttpRequest) -> HttpResponse:
    press(request, acts.catch_up)
    return HttpResponseRedirect(reverse("chat"))
