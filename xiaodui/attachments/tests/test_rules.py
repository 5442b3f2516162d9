"""What a file is, by what it holds; what of it is read at a glance."""

import pytest

from xiaodui.attachments import rules

MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(40)


@pytest.mark.parametrize(
    ("head", "name", "kind", "media"),
    [
        (b"%PDF-1.7", "a.txt", "pdf", ""), (MP4, "a.bin", "video", "video/mp4"),
        (b"\x00\x00\x00\x20ftypM4A ", "a.m4a", "audio", "audio/mp4"), (b"\x00\x00\x00\x18ftypheic", "a.jpg", "picture", ""),
        (b"ID3\x03", "a.mp3", "audio", "audio/mpeg"), (b"\xff\xfb\x90", "a.mp3", "audio", "audio/mpeg"),
        (b"\xff\xfb\x90", "a.bin", "other", ""), (b"RIFF1234WAVE", "a.wav", "audio", "audio/wav"),
        (b"PK\x03\x04", "a.docx", "document", ""), (b"PK\x03\x04", "a.xlsx", "sheet", ""), (b"PK\x03\x04", "a.zip", "archive", ""),

        (b"PK\x03\x04", "a.odd", "archive", ""), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.ppt", "slides", ""),
        (b"name,price", "a.csv", "sheet", ""), (b"a note", "a.txt", "text", ""),
        (b"na\x00me", "a.txt", "other", ""), (b"<html>", "a.png", "other", ""),
        (b"<svg onload=1>", "a.svg", "other", ""), (b"not one", "a.mp4", "other", ""),
    ],
)  # fmt: skip
def test_it_goes_by_what_it_holds(head: bytes, name: str, kind: str, media: str) -> None:
    assert rules.sniff(head, name) == rules.Sniffed(kind, media)


@pytest.mark.parametrize("head", [b"MZ\x90\x00\x03", b"\x7fELF\x02", b"#!/bin/sh\n", b"\xcf\xfa\xed\xfe", b"dex\n035"])
def test_a_program_is_known_whatever_it_is_called(head: bytes) -> None:
    assert rules.runs(head)
    assert not rules.runs(b"MZ is where we begin,\n" * 5) and not rules.runs("# 标题".encode())


def test_text_is_read_in_both_codes_and_without_what_hides() -> None:
    assert rules.first_lines("型号,单价\nS1,1200".encode(), "a.txt") == "型号,单价\nS1,1200"
    assert rules.first_lines("型号,单价\nS1,1200".encode("gb18030"), "a.txt") == "型号,单价\nS1,1200"
    assert rules.first_lines("\ufeffabc\u202etxt.exe\x1b[31m".encode(), "a.txt") == "abctxt.exe[31m"
    assert rules.first_lines(("长" * 3000).encode()[: rules.HEAD], "a.txt") == "长" * rules.WIDE
    assert len(rules.first_lines(b"line\n" * 800, "a.txt").split("\n")) == rules.LINES
    assert rules.first_lines(b"\x80\xff\x00", "a.txt") == ""


def test_a_table_is_shown_as_one_when_it_is_one() -> None:
    assert rules.table('型号,单价\nS1,"1,200"', "a.csv") == [["型号", "单价"], ["S1", "1,200"]]
    assert rules.table("a\tb\n1", "a.tsv") == [["a", "b"], ["1", ""]]
    assert rules.table("只有一列\n一", "a.csv") == [] and rules.table("a,b", "a.txt") == []


def test_pages_are_counted_in_plain_sight_only() -> None:
    assert rules.pages(b"1 0 obj << /Type /Pages /Count 12 /Kids [] >>") == 12
    assert rules.pages(b"<< /Count 3 /Kids [4 0 R] /Type/Pages >>") == 3
    assert rules.pages(b"/ObjStm packed") is None


def test_it_fits_and_never_grows() -> None:
    assert rules.fitted(4000, 3000, 360, 300) == (360, 270)
    assert rules.fitted(1000, 8000, 360, 300) == (38, 300)
    assert rules.fitted(20, 10, 360, 300) == (20, 10) and rules.fitted(1, 100_000, 360, 300) == (1, 300)
