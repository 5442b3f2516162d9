"""What a field of a record is called, from the acts that take it: a timeline can then say what was edited."""

from functools import lru_cache
from typing import Any, get_args

from xiaodui.core.acts.act import all_acts
from xiaodui.core.acts.fields import Label


@lru_cache(maxsize=512)
def label_of(kind: str, name: str) -> Any:
    """The label of `name` in the first act on a record of this kind (its model's name) that takes it; None without one."""
    for act in all_acts():
        info = act.takes.model_fields.get(name)
        if info is not None and act.on is not None and act.on._meta.model_name == kind:
            inside = [m for arm in get_args(info.annotation) for m in getattr(arm, "__metadata__", ())]
            found = next((m for m in [*info.metadata, *inside] if isinstance(m, Label)), None)
            if found is not None:
                return found.text
    return None
