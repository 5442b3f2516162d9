"""What one can do with customers, contacts and notes."""

from xiaodui.customers.acts import bulk  # noqa: F401
from xiaodui.customers.acts.aliases import add_alias, remove_alias
from xiaodui.customers.acts.contacts import add_contact, edit_contact, remove_contact
from xiaodui.customers.acts.joining import join, part
from xiaodui.customers.acts.keep import create, edit
from xiaodui.customers.acts.leads import create_lead, disqualify, qualify, reopen
from xiaodui.customers.acts.merging import UNDONE_WITHIN, merge, unmerge
from xiaodui.customers.acts.notes import note, write_note
from xiaodui.customers.acts.ownership import hand_over
from xiaodui.customers.acts.setting import set_field

__all__ = [
    "UNDONE_WITHIN", "add_alias", "add_contact", "create", "create_lead", "disqualify", "edit", "edit_contact", "hand_over", "join",
    "merge", "note", "part", "qualify", "remove_alias", "remove_contact", "reopen", "set_field", "unmerge", "write_note",
]  # fmt: skip
