"""Who may do what with what is known of a customer that he already sees."""

from typing import Any

from xiaodui.customers.acts.rights import owner_or_leader, works_with


def sets_up(by: Any, target: Any = None) -> bool:
    """Who leads the whole company sets the words and fields that all use."""
    return bool(by.is_owner or (by.reach.everything and by.may("lead")))


def names_tags(by: Any, target: Any = None) -> bool:
    """A leader anywhere: words come up where the work is done."""
    return bool(by.may("lead"))


def works_with_its(by: Any, row: Any) -> bool:
    return works_with(by, row.customer)


def threw_it_in(by: Any, file: Any) -> bool:
    """Who brought the file, the customer's owner, and who leads him."""
    return bool(file.by_id == by.pk and works_with(by, file.customer)) or owner_or_leader(by, file.customer)


def own(by: Any, segment: Any) -> bool:
    return bool(segment.owner_id == by.pk or (segment.shared and sets_up(by)))


def anybody(by: Any, target: Any = None) -> bool:
    return True
