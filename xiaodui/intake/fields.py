"""The fields of a public form, as a template draws them, and the same as plain HTML for another site's page."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from xiaodui.intake.acts.inputs import Message
from xiaodui.intake.models import IntakeForm
from xiaodui.intake.stamps import TRAP

KINDS = {"phone": "tel", "email": "email", "about": "textarea"}
FILLS = {"name": "organization", "contact": "name", "phone": "tel", "email": "email", "title": "organization-title"}
"""What a browser may fill in by itself."""


def _longest(name: str) -> int:
    return next(rule.max_length for rule in Message.model_fields[name].metadata if getattr(rule, "max_length", None))


def _label(name: str) -> Any:
    return next(rule.text for rule in Message.model_fields[name].metadata if hasattr(rule, "text"))


def fields_of(form: IntakeForm, said: Mapping[str, str], errors: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The company's name first, then what the form asks."""
    return [
        {
            "name": name, "label": _label(name), "widget": KINDS.get(name, "text"), "value": said.get(name, ""),
            "required": name == "name" or name in form.musts, "errors": errors.get(name, []),
            "attrs": {"maxlength": _longest(name), "autocomplete": FILLS.get(name, "off")},
        }
        for name in ("name", *form.asks)
    ]  # fmt: skip


def snippet_of(form: IntakeForm, address: str) -> str:
    """HTML to paste into any page: no script, no style, nothing from us but where it goes."""
    context = {"form": form, "address": address, "fields": fields_of(form, {}, {}), "trap": TRAP}
    return render_to_string("intake/_snippet.html", context).strip()
