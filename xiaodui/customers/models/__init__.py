"""Whom we sell to, the humans there, who of us works with them, and what was noted."""

from xiaodui.customers.models.alias import Alias
from xiaodui.customers.models.contact import Contact
from xiaodui.customers.models.customer import Customer, Involvement
from xiaodui.customers.models.merge import Merge
from xiaodui.customers.models.note import Mention, Note

__all__ = ["Alias", "Contact", "Customer", "Involvement", "Mention", "Merge", "Note"]
