"""A form is a face of an act's input: it chooses widgets and shows that model's errors, and validates nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from pydantic_core import PydanticUndefined

from xiaodui.core.acts.act import Act
from xiaodui.core.acts.fields import Choices, Help, Label, Widget
from xiaodui.core.text import initials


@dataclass
class FormField:
    """What `core/_field.html` renders."""

    name: str
    label: Any
    widget: str
    value: Any = ""
    required: bool = False
    help: Any = ""
    choices: list[tuple[Any, Any]] = field(default_factory=list)
    errors: list[Any] = field(default_factory=list)
    autofocus: bool = False
    attrs: dict[str, Any] = field(default_factory=dict)
    many: bool = False

    def offer(self, choices: list[tuple[Any, Any]]) -> None:
        """Let it be chosen among these: what would be typed by number is ticked, or picked from a list."""
        self.choices = choices
        if self.widget in {"text", "number"}:
            self.widget = "ticks" if self.many else "select"

    @property
    def ticks(self) -> list[tuple[Any, Any, bool, str]]:
        """(value, label, whether it is ticked, by which letters it is found too)."""
        ticked = {str(one) for one in self.value} if isinstance(self.value, (list, tuple, set)) else {str(self.value)}
        return [(value, label, str(value) in ticked, initials(str(label))) for value, label in self.choices]


class Form:
    """`Form(act, by, target)`; after an Invalid: `Form(act, by, target, data=request.POST, errors=invalid.errors)`.

    The person's typing is kept in `data`; without it, values come from `initial`, then the target's attributes.
    """

    def __init__(
        self, act: Act, by: Any, target: Any = None, *, initial: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None, errors: Mapping[str, list[Any]] | None = None,
    ) -> None:  # fmt: skip
        self.act, self.by, self.target = act, by, target
        self.initial, self.data, self.errors = initial or {}, data, errors or {}
        self.fields = [self._field(name, info) for name, info in act.takes.model_fields.items()]
        first = next((f for f in self.fields if f.errors), None) or next(
            (f for f in self.fields if f.widget not in {"hidden", "anyway"}), None
        )
        if first:
            first.autofocus = True

    @property
    def general_errors(self) -> list[Any]:
        return list(self.errors.get("", []))

    @property
    def goes_anyway(self) -> bool:
        """Whether who was told what speaks against it may say: go on."""
        return any(one.widget == "anyway" for one in self.fields)

    def _field(self, name: str, info: Any) -> FormField:
        words = {type(m): m for m in _metadata(info)}
        choices = [(value, label) for value, label in words[Choices].of(self.by)] if Choices in words else []
        widget = words[Widget].name if Widget in words else _widget(info, bool(choices))
        return FormField(
            name=name, label=words[Label].text if Label in words else name, widget=widget,
            value=self._value(name, info), required=info.is_required(),
            help=words[Help].text if Help in words else "", choices=choices, errors=list(self.errors.get(name, [])),
            many=is_many(info),
        )  # fmt: skip

    def _value(self, name: str, info: Any) -> Any:
        if self.data is not None:
            # A list keeps every box that was ticked.
            if is_many(info) and hasattr(self.data, "getlist"):
                return self.data.getlist(name)
            return self.data.get(name, "")
        if name in self.initial:
            value = self.initial[name]
        elif self.target is not None and hasattr(self.target, name):
            value = getattr(self.target, name)
        else:
            value = info.get_default(call_default_factory=True)
            value = "" if value is PydanticUndefined else value
        value = getattr(value, "pk", value)
        if isinstance(value, date):
            return value.isoformat()  # a date field takes no other spelling, whatever the language
        return "" if value is None else value


def _metadata(info: Any) -> list[Any]:
    inside = [m for arm in get_args(info.annotation) for m in getattr(arm, "__metadata__", ())]
    return [*inside, *info.metadata]


def is_many(info: Any) -> bool:
    """Whether the field takes a list, so that a form offers a box for each choice."""
    return "list[" in str(info.annotation)


def _widget(info: Any, has_choices: bool) -> str:
    if has_choices:
        return "ticks" if is_many(info) else "select"
    said = str(info.annotation)
    for word, widget in (("Decimal", "money"), ("date", "date"), ("bool", "checkbox"), ("int", "number")):
        if re.search(rf"\b{word}\b", said):
            return widget
    return "text"


def given(act: Act, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a posted form says to this act: its own fields only, blanks left out."""
    return {name: data[name] for name in act.takes.model_fields if name in data and data[name] != ""}
