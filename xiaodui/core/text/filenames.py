"""Names of files as people send them, made fit to be shown and saved anywhere."""

import re
import unicodedata

LONGEST = 120
STRANGE = re.compile(r'[\\/:*?"<>|]')
DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_name(said: str) -> str:
    """A file's name as it may be shown and saved on any system: no folder, no control or direction marks, its ending kept.

    "" when nothing is left of it.
    """
    name = said.replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(sign for sign in name if unicodedata.category(sign) not in HIDDEN)
    name = STRANGE.sub("_", unicodedata.normalize("NFC", name)).strip().strip(".").strip()
    stem, dot, end = name.rpartition(".")
    if not dot or not stem.strip(". "):
        return ""
    stem = stem.strip()
    if DEVICES.match(stem.split(".")[0]):
        stem = f"_{stem}"
    return f"{stem[: LONGEST - len(end) - 1]}.{end}" if len(end) < 12 else ""


def ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
