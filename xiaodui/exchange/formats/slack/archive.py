"""The export as files: a zip or a folder. Nothing is unpacked; each file is read by itself, with limits."""

import json
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaodui.exchange.reading import ReadError

MOST_FILES = 500_000
LONGEST = 64_000_000
"""Bytes of one file: a day of one room."""
MOST_BYTES = 8_000_000_000
RATIO = 200
"""Text shrinks to a tenth; what shrinks to less than this is made to burst."""
INDEXES = ("channels.json", "groups.json", "mpims.json", "dms.json")


class Broken(Exception):
    """One file can't be read; `code` and a sentence. The others can."""

    def __init__(self, code: str, sentence: Any) -> None:
        super().__init__(code)
        self.code, self.sentence = code, sentence


class Archive:
    """`with Archive(path) as archive`. `archive.days("general")` names its files in order; `archive.read(name)` is one's JSON."""

    def __init__(self, path: Path) -> None:
        self._zip = None if path.is_dir() else _opened(path)
        self._folder = path
        try:
            names = list(_checked(self._zip) if self._zip else _below(path))
        except BaseException:
            self._close()
            raise
        heads = [PurePosixPath(name) for name in names if PurePosixPath(name).name in INDEXES]
        if not heads:
            self._close()
            raise ReadError(
                "slack.unknown",
                _("这里面没有 channels.json，不像是 Slack 导出的文件。请传 Slack 给你的那个 zip，不用解开。"),
            )
        self.root = min(heads, key=lambda one: len(one.parts)).parent
        self._days: dict[str, list[str]] = defaultdict(list)
        self.names = set(names)
        for name in sorted(names):
            place = PurePosixPath(name)
            if place.suffix == ".json" and place.parent.parent == self.root and place.parent != self.root:
                self._days[place.parent.name].append(name)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        if self._zip:
            self._zip.close()

    def days(self, folder: str) -> list[str]:
        return self._days.get(folder, [])

    def table(self, name: str) -> list[dict[str, Any]]:
        """Rows of a file at the head of the export, [] without it. ReadError when it is damaged: nothing goes without it."""
        if (full := str(self.root / name)) not in self.names:
            return []
        try:
            return self.read(full)
        except Broken as broken:
            raise ReadError(broken.code, broken.sentence) from None

    def read(self, name: str) -> list[dict[str, Any]]:
        """Its rows; what isn't a row is dropped. Broken when it can't be read."""
        short = PurePosixPath(name).relative_to(self.root)
        try:
            rows = json.loads(self._bytes(name))
        except (ValueError, RecursionError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError):
            raise Broken("json.broken", _("%(name)s 读不懂：不是完好的 JSON。") % {"name": short}) from None
        if not isinstance(rows, list):
            raise Broken("json.no_list", _("%(name)s 里应该是一个列表，不是的。") % {"name": short})
        return [row for row in rows if isinstance(row, dict)]

    def _bytes(self, name: str) -> bytes:
        with self._zip.open(name) if self._zip else (self._folder / name).open("rb") as file:
            found = bytes(file.read(LONGEST + 1))
        if len(found) > LONGEST:
            raise Broken(
                "file.too_big", _("%(name)s 太大了，超过了 %(mb)s MB。") % {"name": name, "mb": LONGEST // 1_000_000}
            )
        return found


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError):
        raise ReadError("zip.broken", _("这不是完好的 zip 文件，多半没有传完。请重新下载，再传一次。")) from None


def _checked(archive: zipfile.ZipFile) -> Iterator[str]:
    """Names of the files; what only somebody with bad intent packs is refused whole."""
    infos = archive.infolist()
    whole, packed = sum(one.file_size for one in infos), sum(one.compress_size for one in infos)
    if len(infos) > MOST_FILES or whole > MOST_BYTES or whole > 50_000_000 + RATIO * packed:
        raise ReadError("zip.bomb", _("这个 zip 解开会大得不像话，不收。请传 Slack 导出的原件。"))
    for one in infos:
        place = PurePosixPath(one.filename)
        if place.is_absolute() or ".." in place.parts or "\\" in one.filename or "\0" in one.filename:
            raise ReadError("zip.path", _("这个 zip 里有指到外面去的文件名，不收。请传 Slack 导出的原件。"))
        if one.flag_bits & 1:
            raise ReadError("zip.locked", _("这个 zip 有密码，读不了。先解开，再不带密码打包一次。"))
        if not one.is_dir() and not one.filename.startswith("__MACOSX/"):
            yield one.filename


def _below(folder: Path) -> Iterator[str]:
    """Files of a folder, two levels deep; a link leads nowhere."""
    for file in [*folder.glob("*.json"), *folder.glob("*/*.json"), *folder.glob("*/*/*.json")]:
        if file.is_file() and not file.is_symlink() and not file.parent.is_symlink():
            yield file.relative_to(folder).as_posix()
