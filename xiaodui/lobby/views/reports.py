"""Where browsers report what our content policy stopped."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from xiaodui.lobby import reports

LONGEST = 16_000


@csrf_exempt  # a browser sends it by itself, without our token; it can only add a bounded line
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    if int(request.headers.get("Content-Length") or 0) <= LONGEST:
        reports.keep(request.body)
    return HttpResponse(status=204)
