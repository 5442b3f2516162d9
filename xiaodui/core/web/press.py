"""Pressing a button: what a posted form says to an act, and the act itself, run for the one who is signed in."""

from typing import Any

from django.http import HttpRequest, QueryDict

from xiaodui.core.acts.act import Act
from xiaodui.core.acts.form import _metadata, is_many


def said(act: Act, data: QueryDict) -> dict[str, Any]:
    """The act's own fields in what was posted. A blank is left out, except where an empty text is a value."""
    found: dict[str, Any] = {}
    for name, info in act.takes.model_fields.items():
        if is_many(info):
            # Without a box ticked a browser sends nothing; the form says that it asked by an empty value.
            if name in data:
                found[name] = [value for value in data.getlist(name) if value != ""]
        elif name in data and (data[name] != "" or _may_be_empty(info)):
            found[name] = data[name]
    return found


def _may_be_empty(info: Any) -> bool:
    if "str" not in str(info.annotation):
        return False
    return not any(getattr(rule, "min_length", None) or getattr(rule, "func", None) for rule in _metadata(info))


def press(request: HttpRequest, act: Act, target: Any = None, **more: Any) -> Any:
    """Run `act` with the posted fields and `more`, by the signed-in person. Raises Invalid, Forbidden or Refusal."""
    return act(target, by=request.user, **{**said(act, request.POST), **more})
