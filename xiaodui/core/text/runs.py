"""Cutting a text into runs of one script."""

import re
from collections.abc import Iterator

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
UNSPACED = HAN + "\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3"  # kana and Hangul are cut like Chinese
RUN = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|[^\W_{UNSPACED}]+")

LONGEST_WORD = 64  # characters; a longer one is a key or a picture in base64, nobody types it


def runs(s: str) -> Iterator[tuple[str, bool]]:
    """(run, written without spaces?) for each run of Chinese, or word of letters and digits."""
    for found in RUN.finditer(s):
        yield found.group(), found.lastgroup == "unspaced"
