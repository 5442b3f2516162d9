"""What a file is, decided by what it holds; what may be read of it at a glance. No Django, no disk."""

import csv
import re
import unicodedata
from dataclasses import dataclass

from xiaodui.core.text.filenames import HIDDEN, ending

HEAD = 4096
"""Bytes of a file's beginning that are looked at."""
BY_ENDING = {
    **dict.fromkeys(("doc", "docx", "wps", "odt", "rtf", "pages"), "document"),
    **dict.fromkeys(("xls", "xlsx", "xlsm", "et", "ods", "numbers"), "sheet"),
    **dict.fromkeys(("ppt", "pptx", "dps", "odp", "key"), "slides"),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tgz", "bz2", "xz", "tar"), "archive"),
}
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
CAMERAS = {b"heic", b"heix", b"mif1", b"msf1", b"avif"}
SOUNDS = {b"fLaC": "audio/flac", b"OggS": "audio/ogg", b"ID3\x02": "audio/mpeg", b"ID3\x03": "audio/mpeg",
          b"ID3\x04": "audio/mpeg"}  # fmt: skip
TABLES = {"csv", "tsv"}
TEXTS = {*TABLES, "txt", "md", "log", "json", "xml", "yaml", "yml", "ini", "sql"}
PROGRAMS = (
    b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"dex\n", b"L\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
LINES, WIDE = 8, 160
ROWS, CELLS, CELL = 5, 6, 24


@dataclass(frozen=True)
class Sniffed:
    """`kind`: picture video audio pdf document sheet slides archive text other. `media` is the type under which it may be
    played in a page; "" for what is only saved."""

    kind: str
    media: str = ""


def runs(head: bytes) -> bool:
    """Whether it is a program of any system, whatever it is called."""
    if head[:2] == b"MZ":
        return b"\x00" in head[:64]
    return head.startswith(PROGRAMS) or re.match(rb"#! ?/", head) is not None


def sniff(head: bytes, name: str) -> Sniffed:
    """By its first bytes; the name decides only between kinds that share them. Pictures that we draw are known elsewhere."""
    end = ending(name)
    if head[4:8] == b"ftyp":
        return _in_boxes(head[8:12])
    if head.startswith(b"%PDF-"):
        return Sniffed("pdf")
    if sound := SOUNDS.get(head[:4]):
        return Sniffed("audio", sound)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Sniffed("audio", "audio/wav")
    if head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2") and end == "mp3":
        return Sniffed("audio", "audio/mpeg")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return Sniffed("video", "video/webm")
    if head.startswith(b"#!AMR"):
        return Sniffed("audio")
    if head.startswith((*OFFICE, *ARCHIVES)):
        return Sniffed(BY_ENDING.get(end, "archive" if head.startswith(ARCHIVES) else "other"))
    if end in TEXTS and read_text(head):
        return Sniffed("sheet" if end in TABLES else "text")
    return Sniffed("other")


def _in_boxes(brand: bytes) -> Sniffed:
    if brand in CAMERAS:
        return Sniffed("picture")
    if brand in (b"M4A ", b"M4B "):
        return Sniffed("audio", "audio/mp4")
    return Sniffed("video", "video/quicktime" if brand == b"qt  " else "video/mp4")


def read_text(head: bytes) -> str:
    """The beginning as text, UTF-8 or GB 18030, without marks that hide or turn what is read; "" for what is no text."""
    if b"\x00" in head:
        return ""
    for code in ("utf-8-sig", "gb18030"):
        # The last sign may be cut in half.
        for cut in range(4):
            try:
                said = head[: len(head) - cut].decode(code)
            except UnicodeDecodeError:
                continue
            return "".join(sign for sign in said if sign in "\n\t" or unicodedata.category(sign) not in HIDDEN)
    return ""


def first_lines(head: bytes, name: str) -> str:
    """At most LINES lines of WIDE signs; "" for what is no text by its name and by what it holds."""
    if ending(name) not in TEXTS:
        return ""
    lines = read_text(head).strip().split("\n")
    if len(head) >= HEAD and 1 < len(lines) <= LINES:
        lines.pop()  # the last one may be cut
    return "\n".join(line.rstrip()[:WIDE] for line in lines[:LINES])


def table(lines: str, name: str) -> list[list[str]]:
    """The first cells of the first rows where the name says that it is a table, else nothing."""
    if ending(name) not in TABLES:
        return []
    split = "\t" if ending(name) == "tsv" or "\t" in lines.partition("\n")[0] else ","
    try:
        rows = list(csv.reader(lines.splitlines(), delimiter=split))[:ROWS]
    except csv.Error:
        return []
    wide = min(CELLS, max((len(row) for row in rows), default=0))
    return [[cell[:CELL] for cell in (row + [""] * wide)[:wide]] for row in rows] if wide > 1 else []


def pages(raw: bytes) -> int | None:
    """A PDF's pages where its tree stands in plain sight; None where it is packed."""
    counts: list[int] = [int(n) for n in re.findall(rb"/Type\s*/Pages\b[^>]{0,2000}?/Count\s+(\d{1,5})\b", raw)]
    counts += [int(n) for n in re.findall(rb"/Count\s+(\d{1,5})\b[^>]{0,200}?/Type\s*/Pages\b", raw)]
    return max(counts, default=0) or None


def fitted(width: int, height: int, wide: int, high: int) -> tuple[int, int]:
    """The size at which it fits, never larger than it is and never nothing."""
    share = min(1.0, wide / width, high / height)
    return max(1, round(width * share)), max(1, round(height * share))
