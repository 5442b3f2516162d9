"""What one can do with forms, and with what comes through them."""

from xiaodui.intake.acts.forms import create_form, edit_form, retire_form
from xiaodui.intake.acts.quarantine import discard, release
from xiaodui.intake.acts.receiving import receive

__all__ = ["create_form", "discard", "edit_form", "receive", "release", "retire_form"]
