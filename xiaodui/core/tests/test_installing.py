"""What a browser is told of the app: a manifest in the reader's language, and a worker that changes with the build."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from xiaodui.core.web import installing

pytestmark = pytest.mark.django_db


def test_the_manifest_names_us_in_the_reader_s_language():
    zh = Client(headers={"Accept-Language": "zh-CN"}).get("/manifest.webmanifest")
    assert zh["Content-Type"] == "application/manifest+json" and zh.json()["name"] == "销队"
    en = Client(headers={"Accept-Language": "en"}).get("/manifest.webmanifest").json()
    assert (en["name"], en["start_url"], en["display"]) == ("Xiaodui", "/", "standalone")
    assert [one["url"] for one in en["shortcuts"]] == ["/", "/chat"]


def test_each_icon_is_as_large_as_the_manifest_says():
    icons = Client().get("/manifest.webmanifest").json()["icons"]
    assert {one["purpose"] for one in icons} == {"any", "maskable"}
    for one in icons:
        path = finders.find(one["src"].removeprefix("/static/"))
        with Image.open(path) as drawn:
            assert f"{drawn.width}x{drawn.height}" == one["sizes"]
        assert Path(path).stat().st_size < 10_000


@pytest.mark.parametrize(("language", "heading"), [("zh-hans", "网断了"), ("xx", "网断了")])
def test_the_offline_page_is_the_same_for_everybody(cast, language, heading):
    from tests.cast import sign_in

    nobody = Client(headers={"Accept-Language": "zh-CN"}).get(f"/offline?language={language}").content
    somebody = sign_in(Client(), cast.wanglei).get(f"/offline?language={language}").content
    assert heading.encode() in nobody and nobody == somebody
    assert "王磊".encode() not in somebody and b'name="csrf-token" content=""' in somebody


@pytest.fixture
def bundle(tmp_path, monkeypatch):
    """A bundle of our own: `bundle("1")` is another build than `bundle("2")`."""

    def built(mark):
        (tmp_path / "worker.js").write_text("// the worker")
        (tmp_path / "names.json").write_text(json.dumps({"worker.js": "worker.js", "app.js": f"app.{mark}.js"}))
        monkeypatch.setattr(installing.finders, "find", lambda name: str(tmp_path / "names.json"))
        installing._worker.cache_clear()
        return Client().get("/worker.js")

    yield built
    installing._worker.cache_clear()


def test_another_build_is_another_worker(bundle):
    first = bundle("1")
    assert (first.status_code, first["Cache-Control"]) == (200, "no-cache")
    assert first["Content-Type"].startswith("text/javascript") and b"// the worker" in first.content
    assert bundle("1").content == first.content != bundle("2").content


def test_the_policy_allows_our_own_worker_and_manifest_alone():
    said = Client().get("/offline")["Content-Security-Policy"]
    assert "worker-src 'self'" in said and "manifest-src 'self'" in said
