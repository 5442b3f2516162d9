"""The journal's own page: what is sealed, and everything that somebody needs to prove it himself."""

from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaodui.core.refusal import Refusal
from xiaodui.journal import heads, verify
from xiaodui.journal.models import Fact, Seal, Sealed

COUNTED = 1000


@login_required
def journal(request: HttpRequest) -> HttpResponse:
    seal = Seal.objects.order_by("-last_seq").defer("prints").first()
    newest = Sealed.objects.order_by("-fact_id").values_list("fact_id", flat=True).first() or 0
    waiting = Fact.objects.filter(id__gt=newest)[:COUNTED].count()
    return render(request, "journal/journal.html", {
        "seal": seal, "waiting": waiting, "daily": heads.daily_head(),
        "heads_url": reverse("download-heads"), "verifier_url": reverse("download-verifier"),
    })  # fmt: skip


@login_required
def download_heads(request: HttpRequest) -> HttpResponseBase:
    """The whole file of heads. It holds hashes only: nothing of what happened can be read from it."""
    if not heads.path().exists():
        raise Refusal("journal.unsealed", _("还没有封存过，等第一件事发生后再来下载。"))
    return FileResponse(
        heads.path().open("rb"), as_attachment=True, filename="heads.jsonl", content_type="application/jsonl"
    )


@login_required
def download_verifier(request: HttpRequest) -> HttpResponseBase:
    return FileResponse(
        Path(verify.__file__).open("rb"), as_attachment=True, filename="verify.py", content_type="text/x-python"
    )
