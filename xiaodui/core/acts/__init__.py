"""Acts: everything that a person, an import, a schedule or an agent can do, defined once."""

from xiaodui.core.acts.act import Act, Asked, act, act_named, all_acts, attempts_kept
from xiaodui.core.acts.fields import Amount, Choices, Help, Label, Ref, Takes, Text, Version, Widget
from xiaodui.core.acts.form import Form

__all__ = [
    "Act", "Amount", "Asked", "Choices", "Form", "Help", "Label", "Ref", "Takes", "Text", "Version", "Widget",
    "act", "act_named", "all_acts", "attempts_kept",
]  # fmt: skip
