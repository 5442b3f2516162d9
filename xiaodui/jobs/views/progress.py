"""How far my job is: for the page of whoever asked for it."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from xiaodui.jobs.models import Job
from xiaodui.jobs.operate import cancel


@login_required
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, get_object_or_404(Job.objects.visible_to(request.user), pk=pk))


@login_required
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Pressing twice, or after the end, changes nothing and shows how it stands."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    cancel(job, by=request.user)
    job.refresh_from_db()
    return _shown(request, job)


def _shown(request: HttpRequest, job: Job) -> HttpResponse:
    template = "jobs/_progress.html" if request.headers.get("HX-Request") else "jobs/progress.html"
    response = render(request, template, {"job": job})
    response["Vary"] = "HX-Request, Cookie"
    if not job.is_going:
        # A page that waits for the result listens: hx-trigger="xd:job-ended from:body".
        response["HX-Trigger"] = json.dumps({"xd:job-ended": {"id": job.pk, "state": job.state}})
    return response
