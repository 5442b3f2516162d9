"""What can happen to a customer."""

from xiaodui.journal.verb import Verb

CUSTOMER_ADDED = Verb(
    "customer.added", zh="{by} 建了客户「{subject}」", en="{by} added the customer “{subject}”", icon="building-store"
)
CUSTOMER_EDITED = Verb(
    "customer.edited", zh="{by} 改了「{subject}」的资料", en="{by} edited “{subject}”", icon="pencil"
)
CUSTOMER_HANDED_OVER = Verb(
    "customer.handed_over", zh="{by} 把「{subject}」移交给 {to}：{reason}", en="{by} handed “{subject}” over to {to}: {reason}",
    icon="arrows-exchange", tone="guard",
)  # fmt: skip
CONTACT_ADDED = Verb("contact.added", zh="{by} 添了联系人 {name}", en="{by} added the contact {name}", icon="user-plus")
CONTACT_EDITED = Verb("contact.edited", zh="{by} 改了联系人 {name}", en="{by} edited the contact {name}", icon="pencil")
CONTACT_REMOVED = Verb(
    "contact.removed", zh="{by} 移除了一位联系人", en="{by} removed a contact", icon="user-minus", tone="late"
)
NOTE_WRITTEN = Verb("note.written", zh="{by} 写了一条备注", en="{by} wrote a note", icon="note")
NOTE_MENTIONED = Verb(
    "note.mentioned", zh="{by} 在备注里提到了 {owner}", en="{by} mentioned {owner} in a note", icon="at"
)
