"""E-mail addresses as people type them. No Django."""

import re
import unicodedata

ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def normalise(address: str) -> str:
    """Folded, without a tag (+list); "" for what is no address."""
    found = ADDRESS.search(unicodedata.normalize("NFKC", address).replace("。", ".").strip().casefold())
    if found is None:
        return ""
    local, _, domain = found.group().strip("<>,;").rpartition("@")
    return f"{local.split('+')[0] or local}@{domain}"
