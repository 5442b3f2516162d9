"""What is said goes into the index after its commit, many at once; what is taken back leaves it in the act itself."""

from collections.abc import Sequence

from xiaodui.chat.verbs import MESSAGE_BROUGHT, MESSAGE_EDITED, MESSAGE_RECALLED, MESSAGE_SAID
from xiaodui.chatsearch.writing import forget, keep
from xiaodui.journal import Fact, hears, together
from xiaodui.journal.keys import id_of


@together(MESSAGE_EDITED, MESSAGE_RECALLED)
def forget_old_words(facts: Sequence[Fact]) -> None:
    """A reworded message comes back under its new words a moment later."""
    forget([id_of(fact.subject) for fact in facts])


@hears(MESSAGE_SAID, MESSAGE_BROUGHT, MESSAGE_EDITED, MESSAGE_RECALLED)
def keep_what_is_said(facts: Sequence[Fact]) -> None:
    """Recalled ones too: on PostgreSQL a batch may have read the words just before they were taken back."""
    keep({id_of(fact.subject) for fact in facts})
