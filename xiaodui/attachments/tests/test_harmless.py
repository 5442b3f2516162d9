"""What people bring runs nowhere: no name, no preview, no disguise comes to life in a page of ours."""

import io

import pytest
from django.urls import reverse
from PIL import Image

from tests.cast import sign_in
from tests.payloads import CANARY, PAYLOADS
from tests.test_xss import alive
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.tests.records import brought, picture
from xiaodui.chat import acts

pytestmark = pytest.mark.django_db
SCRIPT = b"<script>window.xdCanary=1</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="window.xdCanary=1"/>'


def gif_and_script() -> bytes:
    """A picture as wide as its bytes read "/*": GIF87a/* … */=1;window.xdCanary=1 is a script too."""
    made = io.BytesIO()
    Image.new("P", (0x2A2F, 2)).save(made, "GIF")
    assert made.getvalue()[6:8] == b"/*"
    return made.getvalue() + b"*/=1;window.xdCanary=1;" + SCRIPT


def places(file):
    return [reverse("attachment", args=[file.pk]), reverse("attachment-shown", args=[file.pk]),
            reverse("attachment-small", args=[file.pk]), reverse("attachment-large", args=[file.pk])]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("页面.png", SCRIPT), ("图.svg", SVG), ("图.png", SVG), ("页.html", SCRIPT), ("页.xhtml", SCRIPT), ("页.xml", SVG),
        ("单.pdf", b"%PDF-1.7\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), ("单.pdf", b"%PDF-1.7" + SCRIPT),
        ("动.gif", gif_and_script()), ("照片.jpg", picture((30, 30), "JPEG") + SCRIPT), ("照片.png", picture((30, 30)) + SCRIPT),
        ("声.mp3", b"ID3\x03" + SCRIPT), ("片.mp4", b"\x00\x00\x00\x20ftypisom" + SCRIPT), ("记.txt", SCRIPT), ("表.csv", SCRIPT),
    ],
)  # fmt: skip
def test_no_disguise_is_opened_as_a_page(client, cast, room, folder, name, data):
    file = brought(room, cast.wanglei, name, data)
    acts.say(room, by=cast.wanglei, enclosed=[file.key])
    sign_in(client, cast.chenchen)
    for place in places(file):
        answer = client.get(place)
        if answer.status_code == 404:
            assert place.endswith(("/small", "/large")) and not file.is_drawn
            continue
        body = b"".join(answer.streaming_content)
        kind, way = (
            answer["Content-Type"],
            answer["Content-Disposition"] if answer.has_header("Content-Disposition") else "",
        )
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        if not way.startswith("attachment"):
            assert kind in {"image/png", "image/jpeg", "image/gif", "image/webp", "audio/mpeg", "video/mp4"}, (
                place,
                kind,
            )
        if kind.startswith("image/"):
            assert b"script" not in body and b"xdCanary" not in body, "drawn anew it holds pixels only"
    page = client.get(reverse("room", args=[room.pk])).text
    assert alive(page) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_name_or_a_preview_stays_text(client, cast, room, folder, payload):
    names = (f"{payload}.txt", f"{payload}.csv", f"{payload}.png", f"{payload}.pdf")
    lines = f"{payload},x\n{payload},y\n".encode()
    files = [brought(room, cast.wanglei, name, lines) for name in names[:2]]
    files += [brought(room, cast.wanglei, names[2], picture()), brought(room, cast.wanglei, names[3], b"%PDF-1.7")]
    acts.say(room, by=cast.wanglei, enclosed=[one.key for one in files])
    sign_in(client, cast.chenchen)
    found, said = [], ""
    for place in (reverse("room", args=[room.pk]), reverse("room-files", args=[room.pk]),
                  reverse("look-at-attachment", args=[files[2].pk])):  # fmt: skip
        html = client.get(place).text
        said += html
        found += alive(html)
    assert found == []
    assert CANARY not in payload or CANARY in said, "it was shown"


def test_a_poisoned_row_stays_text(client, cast, room, said):
    """Whatever an older version let into the columns."""
    file, _message = said("a.csv", b"a,b\n1,2")
    for payload in PAYLOADS:
        Attachment.objects.filter(pk=file.pk).update(name=payload[:116] + ".csv", preview=f"{payload},{payload}\n1,2")
        for place in (reverse("room", args=[room.pk]), reverse("room-files", args=[room.pk])):
            assert alive(sign_in(client, cast.chenchen).get(place).text) == []
        answer = client.get(reverse("attachment", args=[file.pk]))
        assert answer["Content-Disposition"].startswith("attachment;") and "\n" not in answer["Content-Disposition"]


def test_the_name_goes_out_as_the_standard_says(client, cast, said):
    file, _message = said("报价 2026\u202e.pdf", b"%PDF-1.7")
    answer = sign_in(client, cast.chenchen).get(reverse("attachment", args=[file.pk]))
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%E6%8A%A5%E4%BB%B7%202026.pdf"
    assert answer["Content-Type"] == "application/octet-stream" and "no-store" in answer["Cache-Control"]


class TestShown:
    def test_what_the_browser_has_is_not_sent_twice_and_asked_each_time(self, client, cast, said):
        file, message = said(data=picture((900, 700)))
        place = reverse("attachment-small", args=[file.pk])
        answer = sign_in(client, cast.chenchen).get(place)
        assert answer["ETag"] == f'"{file.digest}-480"' and answer["Cache-Control"] == "private, no-cache"
        again = client.get(place, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304 and again["X-Content-Type-Options"] == "nosniff"
        acts.recall(message, by=cast.wanglei)
        assert client.get(place, headers={"If-None-Match": answer["ETag"]}).status_code == 404

    def test_smaller_ones_are_made_once_and_small_ones_not_at_all(self, client, cast, said, folder):
        big, _m = said(data=picture((2000, 1500)))
        sign_in(client, cast.chenchen)
        for _time in range(2):
            body = b"".join(client.get(reverse("attachment-small", args=[big.pk])).streaming_content)
        with Image.open(io.BytesIO(body)) as image:
            assert image.size == (480, 360) and image.format == "WEBP"
        assert len(list((folder / "thumbs").iterdir())) == 1
        little, _m = said("小.png", picture((40, 30)))
        answer = client.get(reverse("attachment-small", args=[little.pk]))
        assert answer["Content-Type"] == "image/png" and len(list((folder / "thumbs").iterdir())) == 1

    def test_sound_is_handed_out_in_parts(self, client, cast, said):
        file, _message = said("早会.mp3", b"ID3\x03" + bytes(range(200)))
        place = reverse("attachment-shown", args=[file.pk])
        whole = sign_in(client, cast.chenchen).get(place)
        assert whole["Accept-Ranges"] == "bytes" and whole["Content-Type"] == "audio/mpeg"
        raw = b"".join(whole.streaming_content)
        for asked, first, last in (
            ("bytes=0-1", 0, 1),
            ("bytes=100-", 100, 203),
            ("bytes=-4", 200, 203),
            ("bytes=200-999", 200, 203),
        ):
            part = client.get(place, headers={"Range": asked})
            assert part.status_code == 206 and part["Content-Range"] == f"bytes {first}-{last}/204"
            assert b"".join(part.streaming_content) == raw[first : last + 1] and part["Content-Length"] == str(
                last - first + 1
            )
        assert client.get(place, headers={"Range": "bytes=204-"}).status_code == 416
        assert client.get(place, headers={"Range": "bytes=1-2,5-6"}).status_code == 200

    def test_bytes_that_are_gone_from_the_disk_are_not_found(self, client, cast, said, folder):
        file, _message = said()
        (folder / "attachments" / file.path).unlink()
        assert sign_in(client, cast.chenchen).get(reverse("attachment", args=[file.pk])).status_code == 404
