"""XLSX, opened in a child process: a file of 500 kB may unfold to gigabytes."""

import subprocess
import sys
import zipfile
from collections.abc import Generator
from pathlib import Path
from typing import Any, NoReturn

import orjson
from django.utils.translation import gettext_lazy as _

from .errors import ReadError

CHILD = Path(__file__).with_name("sheet_child.py")
MOST_UNPACKED = 256 << 20  # bytes, as the archive's own directory tells; the child's limits hold if it lies
MOST_FILES = 5_000
MEMORY = 768 << 20  # bytes of address space
SECONDS = 60  # of processor time


def workbook_rows(path: Path) -> Generator[tuple[int, list[str]], None, None]:
    """(row number, cells) of each row of the first sheet that has any; ReadError when it is damaged or too big."""
    check_archive(path)
    command = [sys.executable, "-I", str(CHILD), str(path), str(MEMORY), str(SECONDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        try:
            for number, line in enumerate(child.stdout, 1):
                said: Any = orjson.loads(line) if line.endswith(b"\n") else {"error": "sheet.too_big"}
                if isinstance(said, dict):
                    if said.get("error"):
                        _refuse(said["error"])
                    return
                yield number, said
            _refuse("sheet.too_big")  # it ended without its last line: a limit stopped it
        finally:
            child.kill()


def check_archive(path: Path) -> None:
    """Refuse by the directory alone, before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        _refuse("sheet.damaged")
    if len(files) > MOST_FILES or sum(file.file_size for file in files) > MOST_UNPACKED:
        _refuse("sheet.too_big")
    if not any(file.filename.startswith("xl/workbook") for file in files):
        _refuse("sheet.none")


def _refuse(code: str) -> NoReturn:
    sentences = {
        "sheet.too_big": _("这个表格展开后太大了。请只留要导入的那一页，或者拆成几份再上传。"),
        "sheet.damaged": _("这个表格打不开，可能没传完整。请用 Excel 或 WPS 打开另存一次，再上传。"),
        "sheet.none": _("这不是 Excel 表格。请上传 .xlsx 或 .csv 文件。"),
    }
    raise ReadError(code, sentences[code])
