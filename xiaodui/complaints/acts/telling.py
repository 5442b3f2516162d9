"""Facts of complaints, and who is told of them."""

from typing import Any

from xiaodui.complaints.models import Complaint
from xiaodui.journal import record
from xiaodui.journal.verb import Verb
from xiaodui.notices import NoticeKind, notify

TO_ANSWER = NoticeKind(
    "complaint.to_answer",
    zh="投诉等我答复",
    en="A complaint for me to answer",
    icon="message-report",
    urgent=True,
    order=46,
)
ABOUT_ME = NoticeKind(
    "complaint.about_me", zh="有投诉说的是我", en="A complaint about me", icon="message-report", urgent=True, order=47
)
ANSWERED = NoticeKind("complaint.answered", zh="投诉有了答复", en="A complaint was answered", icon="checks", order=48)
REPLIED = NoticeKind(
    "complaint.replied", zh="被说的那位回应了", en="The one concerned replied", icon="message-2", order=49
)


def say(verb: Verb, complaint: Complaint, by: Any, personal: dict[str, str] | None = None, **detail: Any) -> Any:
    """It reaches whoever filed it, the one concerned and who answers (`told`), and the leaders of the team then."""
    told = {pk for pk in (complaint.by_id, complaint.about_id, complaint.answerer_id) if pk}
    return record(
        verb, complaint, by=by, team=f"team:{complaint.team_id}" if complaint.team_id else None,
        owner=f"person:{complaint.about_id}", told=[f"person:{pk}" for pk in sorted(told)], cite=complaint.cite,
        personal=personal, **detail,
    )  # fmt: skip


def tell(kind: NoticeKind, fact: Any, *person_ids: int | None) -> None:
    notify(kind, fact, {pk for pk in person_ids if pk}, told=True)
