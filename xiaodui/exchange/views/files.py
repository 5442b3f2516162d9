"""Files that the import hands out: templates, and the rows that it left out."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from xiaodui.exchange import acts
from xiaodui.exchange.exporting import FORMATS
from xiaodui.exchange.kinds import KINDS
from xiaodui.exchange.models import Upload
from xiaodui.exchange.writing import csv_rows, xlsx_bytes


def _attached(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{iri_to_uri(name).replace(';', '%3B')}"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_GET
def template(request: HttpRequest, key: str, form: str) -> HttpResponseBase:
    """Headers and one example row; to be filled and brought back."""
    acts.create.check_right(request.user, None)
    if key not in KINDS or form not in FORMATS:
        raise Http404
    kind = KINDS[key]
    header, example = [column.label for column in kind.columns], [column.example for column in kind.columns]
    body = b"".join(csv_rows(header, [example])) if form == "csv" else xlsx_bytes(header, [example])
    name = _("导入模板 %(kind)s") % {"kind": kind.label}
    return _attached(HttpResponse(body, content_type=FORMATS[form]), f"{name}.{form}")


@login_required
@require_GET
def rejected(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The rows as they stood in the file, with line and reason in both languages; mended, they can be brought again."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user), pk=pk)
    if not upload.path:
        raise Http404
    header = [*upload.header, "行号 line", "原因 zh", "reason en"]
    width = len(upload.header)

    def rows() -> Iterator[list[object]]:
        for one in upload.rejections.order_by("line").iterator(chunk_size=500):
            cells = (one.cells + [""] * width)[:width]
            yield [*cells, one.line, one.zh, one.en]

    response = StreamingHttpResponse(csv_rows(header, rows()), content_type=FORMATS["csv"])
    return _attached(response, f"{_('退回的行')} {upload.name.rsplit('.', 1)[0]}.csv")
