"""What one can do with customers, contacts and notes."""

from xiaodui.customers.acts import bulk  # noqa: F401
from xiaodui.customers.acts.contacts import add_contact, edit_contact, remove_contact
from xiaodui.customers.acts.keep import create, edit
from xiaodui.customers.acts.notes import note, write_note
from xiaodui.customers.acts.ownership import hand_over

__all__ = ["add_contact", "create", "edit", "edit_contact", "hand_over", "note", "remove_contact", "write_note"]
