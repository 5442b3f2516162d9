"""Who may do what with a complaint that he sees."""

from typing import Any

from xiaodui.complaints.models import Complaint
from xiaodui.people.sight import EVERYTHING


def may_file(by: Any, customer: Any) -> bool:
    """Anybody who sees the customer: who takes the call writes it down."""
    return bool(by.is_active)


def is_concerned(by: Any, complaint: Complaint) -> bool:
    return bool(by.reach.acts_for(complaint.about_id))


def leads(by: Any, complaint: Complaint) -> bool:
    """He leads where the one concerned stood, and isn't that one."""
    if complaint.about_id == by.pk:
        return False
    if complaint.team is not None:
        return bool(by.may("lead", complaint.team))
    return any(not hold.path and hold.rights & {"lead", EVERYTHING} for hold in by.reach.holds)


def may_answer(by: Any, complaint: Complaint) -> bool:
    """Whoever owes it, who stands in for him, and whoever leads the one concerned; never that one, nor his deputy."""
    if is_concerned(by, complaint):
        return False
    return bool(by.reach.acts_for(complaint.answerer_id)) or leads(by, complaint)
