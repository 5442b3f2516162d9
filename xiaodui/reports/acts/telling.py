"""Facts of reports, and who is told of them."""

import hashlib
from datetime import datetime
from typing import Any

from xiaodui.journal import Fact, record
from xiaodui.journal.verb import Verb
from xiaodui.notices import NoticeKind
from xiaodui.reports.models import WorkReport

ANSWERED = NoticeKind("workreport.answered", zh="汇报有点评", en="A comment on my report", icon="message-2", order=35)
CALLED = NoticeKind("roll.called", zh="谁没交汇报", en="Who hasn't reported", icon="users-minus", order=36)


def say(
    verb: Verb, report: WorkReport, by: Any, at: datetime | None = None, personal: dict[str, str] | None = None,
    **detail: Any,
) -> Fact:  # fmt: skip
    """All that its measures need; of what it says only the length and the hash."""
    return record(
        verb, report, by=by, at=at, team=f"team:{report.team_id}" if report.team_id else None, personal=personal,
        **{"owner": f"person:{report.person_id}", "kind": report.kind, "start": report.start, "asked": report.asked,
           "due": report.due_at, "cite": report.cite, **detail},
    )  # fmt: skip


def said_in(words: dict[str, str]) -> dict[str, Any]:
    text = "\n".join(words[name] for name in sorted(words))
    return {"length": sum(map(len, words.values())), "sha256": hashlib.sha256(text.encode()).hexdigest()}
