"""Bytes as people say them. Plain values."""


def sized(size: int) -> str:
    """4163 → "4.1 KB"."""
    for unit, of in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if size >= of:
            return f"{size / of:.1f} {unit}"
    return f"{size} B"
