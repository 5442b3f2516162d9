"""Files: kept under names drawn by lot, handed out only to be saved, only to who sees the customer."""

import base64
import hashlib
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.cast import sign_in
from xiaodui.core import pictures
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.core.text.filenames import clean_name
from xiaodui.dossiers import acts, keeping
from xiaodui.dossiers.models import File
from xiaodui.dossiers.rules import is_taken
from xiaodui.dossiers.verbs import FILE_ADDED
from xiaodui.journal.models import Fact

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def put(client, person, customer, name="报价单.pdf", data=b"%PDF-1.7 x", **more):
    sent = SimpleUploadedFile(name, data, **more)
    return sign_in(client, person).post(reverse("attach-file", args=[customer.pk]), {"file": sent})


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_put_there_and_taken_away_the_same(cast, client, customer, folder):
    assert put(client, cast.wanglei, customer).status_code == 302
    file = File.objects.get()
    answer = client.get(reverse("file", args=[file.pk]))
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 x"
    assert answer["Content-Type"] == "application/octet-stream" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment") and "sandbox" in answer["Content-Security-Policy"]
    assert [kept.name for kept in (folder / "files").iterdir()] == [file.path]
    assert (folder / "files" / file.path).stat().st_mode & 0o077 == 0


def test_a_page_in_disguise_is_still_only_saved(cast, client, customer, folder):
    put(client, cast.wanglei, customer, "好看.png", SVG + b"<script>alert(1)</script>", content_type="text/html")
    answer = client.get(reverse("file", args=[File.objects.get().pk]))
    assert answer["Content-Type"] == "application/octet-stream" and answer["Content-Disposition"].startswith(
        "attachment"
    )


@pytest.mark.parametrize(
    "name", ["a.svg", "a.html", "a.pHaR", "a.php", "a.EXE", "a.js", "报价.pdf.bat", "a.xhtml", "a.lnk", "a.scr"]
)
def test_what_runs_is_not_taken(cast, client, customer, folder, name):
    assert put(client, cast.wanglei, customer, "a.PDF").status_code == 302
    assert put(client, cast.wanglei, customer, name, SVG).status_code == 422
    assert len(list((folder / "files").iterdir())) == 1


def test_the_direction_mark_hides_no_ending(cast, client, customer, folder):
    assert not is_taken(clean_name("abc\u202efdp.exe"))


def taken_in_suzhou(size: tuple[int, int] = (40, 20)) -> bytes:
    """A photograph that was held upright and says where."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[29] = "31.29N"
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, "JPEG", exif=exif)
    return made.getvalue()


def bytes_of(client, file):
    return b"".join(client.get(reverse("file", args=[file.pk])).streaming_content)


def test_a_photograph_is_kept_without_its_place_and_known_again(cast, client, customer, folder):
    raw = taken_in_suzhou()
    assert b"31.29N" in raw
    assert put(client, cast.wanglei, customer, "门头.jpg", raw).status_code == 302
    file, fact = File.objects.get(), Fact.objects.said(FILE_ADDED).get()
    kept = bytes_of(client, file)
    assert b"31.29N" not in kept and b"Exif" not in kept and len(kept) == file.size
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (20, 40)
    assert fact.detail["brought"] == hashlib.sha256(raw).hexdigest() == file.digest and fact.detail["cleaned"] is True
    assert put(client, cast.wanglei, customer, "再来.jpg", raw).status_code == 422
    assert len(list((folder / "files").iterdir())) == 1


def test_the_same_by_the_api_whatever_it_is_called(cast, client, customer, folder):
    sent = {"name": "说是文档.pdf", "content": b64(taken_in_suzhou())}
    answer = sign_in(client, cast.wanglei).post(
        f"/api/v1/customers/{customer.pk}/attach", json.dumps(sent), content_type="application/json"
    )
    assert answer.status_code == 200, answer.text
    assert b"31.29N" not in bytes_of(client, File.objects.get())


def test_a_damaged_one_and_one_too_large_are_told_so_and_leave_nothing(cast, client, customer, folder, monkeypatch):
    answer = put(client, cast.wanglei, customer, "断.jpg", taken_in_suzhou((400, 300))[:1500])
    assert answer.status_code == 422 and "打不开" in answer.text
    monkeypatch.setattr(pictures, "MOST", 100)
    answer = put(client, cast.wanglei, customer, "大.jpg", taken_in_suzhou())
    assert answer.status_code == 422 and "百万像素" in answer.text
    with pytest.raises(Refusal, match="百万像素"):
        acts.attach(customer, by=cast.wanglei, name="大.jpg", content=b64(taken_in_suzhou()))
    assert not File.objects.exists() and not list((folder / "files").iterdir() if (folder / "files").exists() else [])


def test_an_empty_one_and_one_too_large_are_refused_and_leave_nothing(cast, client, customer, folder, monkeypatch):
    monkeypatch.setattr(keeping, "LARGEST", 100)
    assert put(client, cast.wanglei, customer, data=b"x" * 100).status_code == 302
    assert put(client, cast.wanglei, customer, "b.pdf", b"x" * 101).status_code == 422
    assert put(client, cast.wanglei, customer, "c.pdf", b"").status_code == 422
    assert len(list((folder / "files").iterdir())) == 1


def test_the_same_bytes_are_kept_once(cast, client, customer, folder):
    put(client, cast.wanglei, customer)
    assert put(client, cast.wanglei, customer, "又一份.pdf").status_code == 422
    assert len(list((folder / "files").iterdir())) == 1


def test_each_download_asks_for_sight(cast, client, customer, folder):
    put(client, cast.wanglei, customer)
    url = reverse("file", args=[File.objects.get().pk])
    assert sign_in(client, cast.lijing).get(url).status_code == 200
    assert sign_in(client, cast.zhaomin).get(url).status_code == 404
    assert sign_in(client, cast.chenchen).get(url).status_code == 404
    assert sign_in(client, cast.nobody).get(url).status_code == 302


def test_who_may_not_put_one_there_writes_no_byte(cast, client, customer, folder):
    assert put(client, cast.sunyue, customer).status_code == 403
    assert not (folder / "files").exists()


def test_removed_it_is_gone_from_the_disk(cast, customer, folder, django_capture_on_commit_callbacks):
    file = acts.attach(customer, by=cast.wanglei, name="a.pdf", content=b64(b"x"))
    with django_capture_on_commit_callbacks(execute=True):
        acts.remove_file(file, by=cast.wanglei)
    assert not list((folder / "files").iterdir())
    with pytest.raises(Refusal, match="刚才"):
        acts.remove_file(File.objects.get(), by=cast.wanglei)


def test_a_colleague_s_file_is_not_removed_by_another(cast, customer, folder, monkeypatch):
    from xiaodui.core import clock
    from xiaodui.customers.models import Involvement
    from xiaodui.customers.sockets import GUARDS

    Involvement.note({(customer.pk, cast.chenchen.pk)}, clock.now())
    monkeypatch.setattr(GUARDS, "_plugged", [])
    file = acts.attach(customer, by=cast.wanglei, name="a.pdf", content=b64(b"x"))
    own = acts.attach(customer, by=cast.chenchen, name="b.pdf", content=b64(b"y"))
    assert acts.remove_file.may(cast.chenchen, own)
    with pytest.raises(Forbidden):
        acts.remove_file(file, by=cast.chenchen)


def test_what_is_no_base64_is_refused(cast, customer, folder):
    with pytest.raises(Refusal, match="base64"):
        acts.attach(customer, by=cast.wanglei, name="a.pdf", content="!!!")


def test_a_row_can_not_name_a_file_elsewhere():
    for path in ("../db.sqlite3", "/etc/passwd", "a" * 31 + "/", ""):
        with pytest.raises(AssertionError):
            keeping.full(path)
