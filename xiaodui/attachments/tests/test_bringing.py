"""A file comes up: looked at, drawn anew, kept; and what isn't taken is told in a sentence and leaves nothing behind."""

import base64
import errno
import hashlib
import io
import json
import shutil
import struct
import zlib
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.cast import sign_in
from xiaodui.attachments import acts, keeping
from xiaodui.attachments.acts import bringing
from xiaodui.attachments.jobs import sweep
from xiaodui.attachments.models import Attachment
from xiaodui.attachments.tests.records import brought, picture
from xiaodui.chat.acts import archive, open_room
from xiaodui.core import clock, shelf
from xiaodui.core.refusal import Forbidden, Refusal
from xiaodui.journal.models import Fact, Personal

pytestmark = pytest.mark.django_db


def files(folder):
    return sorted(one.name for one in (folder / "attachments").iterdir()) if (folder / "attachments").exists() else []


def taken_in_suzhou() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[29] = "31.29N"
    return picture((40, 20), "JPEG", exif=exif)


def test_it_is_kept_and_answered_with_the_key_that_a_message_carries(put, cast, room, folder):
    answer = put().json()
    file = Attachment.objects.get()
    assert answer["key"] == f"file:{file.pk}" and (file.name, file.kind, file.size) == ("报价.pdf", "pdf", 10)
    assert (file.room, file.by, file.message) == (room, cast.wanglei, None) and files(folder) == [file.path]
    assert (folder / "attachments" / file.path).stat().st_mode & 0o077 == 0


def test_the_fact_carries_print_size_and_kind_and_the_name_as_personal_text(put, cast, folder):
    put("赵总的报价.pdf")
    fact, file = Fact.objects.get(verb="attachment.brought"), Attachment.objects.get()
    assert fact.detail["digest"] == file.digest == hashlib.sha256(b"%PDF-1.7 x").hexdigest()
    assert (fact.detail["size"], fact.detail["kind"]) == (10, "pdf")
    assert "赵总" not in fact.body and Personal.objects.filter(value="赵总的报价.pdf").exists()
    assert fact.detail["heard"] == [f"person:{cast.wanglei.pk}"], "until it is sent nobody else hears of it"


def test_a_photograph_is_drawn_anew_without_its_place(put, folder):
    raw = taken_in_suzhou()
    answer = put("门头.jpg", raw).json()
    file = Attachment.objects.get()
    kept = (folder / "attachments" / file.path).read_bytes()
    assert b"31.29N" in raw and b"31.29N" not in kept and b"Exif" not in kept
    assert (file.width, file.height, file.kind, file.media) == (20, 40, "picture", "image/jpeg")
    assert file.brought == hashlib.sha256(raw).hexdigest() and file.digest == hashlib.sha256(kept).hexdigest()
    assert answer["picture"].endswith("/small")


@pytest.mark.parametrize(
    "name", ["a.exe", "a.EXE", "报价.pdf.bat", "a.js", "a.lnk", "a.ps1", "cod.\u202efdp.exe", "a.hta"]
)
def test_what_runs_is_not_taken_by_its_ending(put, folder, name):
    answer = put(name, b"x")
    assert (
        answer.status_code == 422 and answer.json()["code"] == "file.runs" and "下载地址" in answer.json()["sentence"]
    )
    assert files(folder) == [] and put("a.pdf").status_code == 200


@pytest.mark.parametrize("head", [b"MZ\x90\x00\x03\x00", b"\x7fELF\x02\x01", b"#!/bin/sh\nrm -rf ~"])
def test_what_runs_is_not_taken_under_another_name(put, folder, head):
    assert put("报价.pdf", head + bytes(100)).json()["code"] == "file.runs"
    assert files(folder) == [] and not Attachment.objects.exists()


def test_empty_too_big_and_nameless_ones_are_told_so(put, folder, settings):
    settings.ATTACHMENT_LIMIT = 100
    assert put(data=b"x" * 100).status_code == 200
    for name, data, code in (
        ("a.pdf", b"x" * 101, "file.too_big"),
        ("a.pdf", b"", "file.empty"),
        ("没有后缀", b"x", "file.nameless"),
    ):
        answer = put(name, data)
        assert answer.status_code == 422 and answer.json()["code"] == code and answer.json()["sentence"]
    assert len(files(folder)) == 1


def test_a_damaged_picture_and_a_bomb_are_refused_and_leave_nothing(put, folder):
    answer = put("断.jpg", picture((400, 300), "JPEG")[:900])
    assert answer.status_code == 422 and "打不开" in answer.json()["sentence"]
    head = picture((1, 1))
    size = struct.pack(">II", 60_000, 60_000) + head[24:29]
    bomb = head[:16] + size + struct.pack(">I", zlib.crc32(b"IHDR" + size)) + head[33:]
    began = clock.now()
    assert put("bomb.png", bomb).json()["code"] == "picture.large"
    assert clock.now() - began < timedelta(seconds=1)
    assert files(folder) == [] and not Attachment.objects.exists()


def test_a_full_disk_is_told_before_and_while_it_is_written(put, folder, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=shelf.SPARE - 1))
    answer = put()
    assert answer.status_code == 422 and "磁盘" in answer.json()["sentence"]
    monkeypatch.undo()

    def full(raw):
        yield raw
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(Refusal, match="磁盘"):
        keeping.FILES.write(full(b"x"))


def test_a_write_that_breaks_leaves_nothing(folder):
    def broken():
        yield b"x"
        raise OSError(errno.EIO, "gone")

    with pytest.raises(OSError, match="gone"):
        keeping.FILES.write(broken())
    assert files(folder) == []


def test_what_the_journal_refuses_leaves_no_file(put, cast, room, folder, monkeypatch):
    monkeypatch.setattr(bringing, "record", lambda *args, **more: (_ for _ in ()).throw(Refusal("no", "不行。")))
    assert put().status_code == 422
    assert files(folder) == [] and not Attachment.objects.exists()


def test_who_does_not_sit_there_brings_nothing(put, cast, room, folder):
    assert put(by=cast.zhaomin).status_code == 404 and put(by=cast.nobody).status_code == 302
    with pytest.raises(Forbidden):
        acts.attach(room, by=cast.zhaomin, name="a.pdf", content="eHh4")
    assert files(folder) == []


def test_an_archived_room_takes_none(cast, folder):
    room = open_room(by=cast.wanglei, name="春季攻坚")
    brought(room, cast.wanglei)
    archive(room, by=cast.wanglei)
    room.refresh_from_db()
    with pytest.raises(Refusal, match="归档"):
        brought(room, cast.wanglei)


def test_who_piles_up_is_asked_to_send_first(cast, room, folder, monkeypatch):
    monkeypatch.setattr(bringing, "MOST_WAITING", 2)
    brought(room, cast.wanglei)
    brought(room, cast.wanglei)
    with pytest.raises(Refusal, match="先发出去"):
        brought(room, cast.wanglei)
    assert brought(room, cast.lijing)


def test_the_api_takes_base64_and_draws_pictures_anew(client, cast, room, folder):
    sent = {"name": "门头.jpg", "content": base64.b64encode(taken_in_suzhou()).decode()}
    place = f"/api/v1/rooms/{room.pk}/attach"
    answer = sign_in(client, cast.wanglei).post(place, json.dumps(sent), content_type="application/json")
    assert answer.status_code == 200, answer.text
    file = Attachment.objects.get(pk=answer.json()["id"])
    assert (file.width, file.height) == (20, 40) and b"Exif" not in (folder / "attachments" / file.path).read_bytes()
    row = client.get(f"/api/v1/attachments/{file.pk}").json()
    assert row["digest"] == file.digest and row["name"] == "门头.jpg"
    assert sign_in(client, cast.lijing).get(f"/api/v1/attachments/{file.pk}").status_code == 404
    bad = client.post(place, json.dumps({"name": "a.jpg", "content": "***"}), content_type="application/json")
    assert bad.status_code == 422


def test_the_api_takes_a_larger_one_in_parts_and_once_for_one_key(client, cast, room, folder):
    raw = bytes(6_000_000)
    place, headers = f"/api/v1/rooms/{room.pk}/attach", {"Idempotency-Key": "a1"}
    sign_in(client, cast.wanglei)

    def send(data):
        return client.post(place, {"name": "图纸.dwg", "content": SimpleUploadedFile("x", data)}, headers=headers)

    answer = send(raw)
    assert answer.status_code == 200, answer.text
    assert answer.json()["digest"] == hashlib.sha256(raw).hexdigest() and answer.json()["size"] == len(raw)
    assert send(raw).json() == answer.json() and Attachment.objects.count() == len(files(folder)) == 1
    assert send(b"another").json()["code"] == "idempotency.reused"
    said = client.post(
        f"/api/v1/rooms/{room.pk}/say", {"enclosed": [answer.json()["key"]]}, content_type="application/json"
    )
    assert said.status_code == 200 and Attachment.objects.get().message_id == said.json()["id"]


def test_a_form_that_is_cut_off_is_told_so(client, cast, room):
    sign_in(client, cast.wanglei)
    answer = client.post(f"/api/v1/rooms/{room.pk}/attach", b"--x", content_type="multipart/form-data; boundary=")
    assert answer.status_code in {400, 422} and answer.json()["code"]


def test_what_is_not_sent_within_a_day_is_thrown_away(said, cast, room, folder, django_capture_on_commit_callbacks):
    sent, _message = said()
    waiting = brought(room, cast.wanglei)
    assert sweep(None) == {"unsent": 0, "stray": 0}
    with clock.at(clock.now() + timedelta(hours=25)), django_capture_on_commit_callbacks(execute=True):
        assert sweep(None)["unsent"] == 1
    assert not Attachment.objects.filter(pk=waiting.pk).exists() and files(folder) == [sent.path]


def test_what_a_crash_left_behind_goes_after_two_days(said, folder):
    sent, _message = said()
    keeping.FILES.write([b"left by a crash"])
    assert sweep(None)["stray"] == 0
    with clock.at(clock.now() + timedelta(hours=49)):
        assert sweep(None)["stray"] == 1
    assert files(folder) == [sent.path]


def test_moving_pictures_are_taken_and_keep_moving(put, folder):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    made = io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], duration=80)
    put("动.gif", made.getvalue())
    file = Attachment.objects.get()
    with Image.open(folder / "attachments" / file.path) as kept:
        assert file.media == "image/gif" and kept.n_frames == 2
