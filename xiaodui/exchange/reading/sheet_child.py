"""Run as a program: ``sheet_child.py FILE MEMORY SECONDS`` writes each row of the first sheet with content as a
line of JSON, then an object: empty, or with ``error``. It imports nothing of ours and dies at its limits."""

import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any


def as_text(cell: Any) -> str:
    """As Excel shows it: 15 digits, no ``.0``, days without midnight."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else format(cell, ".15g")
    if isinstance(cell, datetime):
        return str(cell.date()) if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, (date, time, timedelta)):
        return str(cell)
    return str(cell)


def main(path: str, memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import orjson
    from python_calamine import CalamineError, CalamineWorkbook

    out = sys.stdout.buffer
    try:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                out.write(b"[]\n" * (sheet.start[0] if sheet.start else 0))
                for row in sheet.iter_rows():
                    out.write(orjson.dumps([as_text(cell) for cell in row]) + b"\n")
                break
        out.write(b"{}\n")
    except MemoryError:
        out.write(b'{"error":"sheet.too_big"}\n')
    except CalamineError:
        out.write(b'{"error":"sheet.damaged"}\n')
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
