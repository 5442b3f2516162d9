"""Whose vote it is: to be found again by himself, and by nobody who reads the table."""

from typing import Any

from django.utils.crypto import salted_hmac


def voter_of(poll: Any, person: Any) -> str:
    """His mark on a vote of this poll: another one in each poll, and not to be told from the table without the installation's
    secret key. Where that key is changed, votes of anonymous polls can no longer be changed by their voters."""
    return salted_hmac("polls.voter", f"{poll.pk}:{person.pk}", algorithm="sha256").hexdigest()
