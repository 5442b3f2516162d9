"""Installed as an app: its manifest, the page for when the network is away, and the worker that keeps just that page.

The worker keeps nothing of anybody: bundled files, whose names carry a hash, and the offline page.
"""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xiaodui.core.context import address
from xiaodui.core.still import still
from xiaodui.core.templatetags.face import dist

PAPER = "#f8f7f4"
KEPT = ("app.css", "app.js", "theme.js", "icons.svg")
"""What the offline page is made of; a browser that shows our pages has fetched these."""


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """In the reader's language; says nothing of who asks."""
    english = translation.get_language() == "en"
    said: dict[str, Any] = {
        "id": "/", "start_url": "/", "scope": "/", "display": "standalone", "name": "Xiaodui" if english else "销队",
        "short_name": "Xiaodui" if english else "销队", "description": _("销售小队的客户、群聊和目标都在这里。"),
        "lang": "en" if english else "zh-CN", "theme_color": PAPER, "background_color": PAPER,
        "icons": [_icon("192", 192), _icon("512", 512), _icon("maskable-512", 512, "maskable")],
        "shortcuts": [
            {"name": label, "url": url, "icons": [_icon("192", 192)]}
            for label, url in ((_("今天"), "/"), (_("群聊"), address("chat"))) if url
        ],
    }  # fmt: skip
    return JsonResponse(said, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


def _icon(name: str, size: int, purpose: str = "any") -> dict[str, str]:
    return {"src": static(f"core/icon-{name}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """`?language=en` in that language. Drawn without the request, so that nothing of anybody can stand in it."""
    asked = request.GET.get("language", "")
    with translation.override(asked if asked in dict(settings.LANGUAGES) else translation.get_language()):
        return HttpResponse(still("core/offline.html"))


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The bundled worker with what it keeps before it: another build is another worker."""
    path = finders.find("dist/names.json")
    if not path:
        raise Http404
    code = _worker(str(path), Path(str(path)).stat().st_mtime_ns)
    return HttpResponse(code, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=4)
def _worker(path: str, changed_ns: int) -> str:
    names = json.loads(Path(path).read_text())
    code = (Path(path).parent / names["worker.js"]).read_text()
    pages = {code: f"{reverse('offline')}?language={code}" for code, _name in settings.LANGUAGES}
    drawn = []
    for language in pages:
        with translation.override(language):
            drawn.append(str(still("core/offline.html")))
    build = sha256("".join([json.dumps(names, sort_keys=True), *drawn]).encode()).hexdigest()[:12]
    kept = {"build": build, "offline": pages, "files": [dist(name) for name in KEPT], "assets": static("dist/")}
    return f"const KEPT = {json.dumps(kept)};\n{code}"
