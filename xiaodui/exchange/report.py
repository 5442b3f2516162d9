"""What became of each row of an import. The numbers must add up: read = added + updated + same + rejected."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rejected:
    """A row left out: where it stands, why (code for machines, sentence for people), and what it said."""

    file: str
    line: int
    code: str
    sentence: Any
    row: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line,
            "code": self.code,
            "reason": str(self.sentence),
            "row": list(self.row),
        }


@dataclass(frozen=True)
class Matched:
    """A near-miss that was taken for something known: reported, because a guess should be seen."""

    file: str
    field: str
    said: str
    taken: str


@dataclass(frozen=True)
class Apart:
    """One who bears the name of somebody known and was not taken for him: reported, because it may be the same one."""

    file: str
    said: str
    known: str


@dataclass
class Report:
    read: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)
    matched: Counter[Matched] = field(default_factory=Counter)
    apart: list[Apart] = field(default_factory=list)

    def reject(self, file: str, line: int, code: str, sentence: Any, row: Any = ()) -> None:
        self.rejected.append(Rejected(file, line, code, sentence, tuple(row)))

    def as_json(self) -> dict[str, Any]:
        return {
            "added": sum(self.added.values()),
            "updated": sum(self.updated.values()),
            "rejected": len(self.rejected),
            "added_by_kind": dict(self.added),
            "rejects": [one.as_json() for one in self.rejected],
            "matched": [
                {"file": m.file, "field": m.field, "said": m.said, "taken": m.taken, "rows": n}
                for m, n in self.matched.items()
            ],
            "apart": [{"file": one.file, "said": one.said, "known": one.known} for one in self.apart],
        }
