"""Erasing a person's values: the facts stay, what they said about the person is gone."""

from typing import Any

from django.db import transaction

from xiaodui.journal.keys import key_of
from xiaodui.journal.models import Personal
from xiaodui.journal.recording import record
from xiaodui.journal.verbs import PERSONAL_ERASED


def erase(subject: Any, *, by: Any, within: Any = None) -> int:
    """Remove the personal values recorded about `subject` (a record or its key); how many.

    The sealed bytes hold a salted hash only and the salt goes too, so the chain stays whole and the value can't be
    guessed back. A fact says who erased how many. Copies in backups go when those backups do.
    """
    assert transaction.get_connection().in_atomic_block, "erasing belongs to an act's transaction"
    count: int = Personal.objects.filter(subject=key_of(subject)).delete()[0]
    if count:
        record(PERSONAL_ERASED, subject, by=by, within=within, count=count)
    return count
