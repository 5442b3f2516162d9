"""账簿: the one journal. Rooms declare verbs and record facts; upper rooms hear them.

`record` and the decorators are imported lazily: declaring a Verb must not need Django's models.
"""

from typing import Any

from xiaodui.journal.keys import key_of
from xiaodui.journal.verb import Verb, all_verbs, verb_named

__all__ = ["Fact", "Verb", "all_verbs", "gather", "hears", "key_of", "record", "together", "verb_named"]


def __getattr__(name: str) -> Any:
    if name in {"record", "gather"}:
        from xiaodui.journal import recording

        return getattr(recording, name)
    if name in {"hears", "together"}:
        from xiaodui.journal import hearing

        return getattr(hearing, name)
    if name == "Fact":
        from xiaodui.journal.models import Fact

        return Fact
    raise AttributeError(name)
