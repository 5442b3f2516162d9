"""What can happen to a customer."""

from xiaodui.journal.verb import Verb

CUSTOMER_ADDED = Verb(
    "customer.added", zh="{by} 建了客户「{subject}」", en="{by} added the customer “{subject}”", icon="building-store"
)
LEAD_ADDED = Verb(
    "customer.lead_added", zh="{by} 登记了线索「{subject}」", en="{by} added the lead “{subject}”", icon="target"
)
ADDED = (CUSTOMER_ADDED, LEAD_ADDED)
"""It is there from now on: a customer, or a lead that may become one."""
CUSTOMER_QUALIFIED = Verb(
    "customer.qualified", zh="{by} 把「{subject}」转成了客户", en="{by} qualified “{subject}”", icon="user-check", tone="kept",
)  # fmt: skip
CUSTOMER_DISQUALIFIED = Verb(
    "customer.disqualified", zh="{by} 认定「{subject}」不合适：{why_zh}", en="{by} found “{subject}” unfit: {why_en}",
    icon="user-x", tone="due",
)  # fmt: skip
CUSTOMER_REOPENED = Verb(
    "customer.reopened", zh="{by} 又把「{subject}」当线索跟", en="{by} took “{subject}” up as a lead again", icon="rotate",
)  # fmt: skip
CUSTOMER_LEVELED = Verb(
    "customer.leveled", zh="{by} 把「{subject}」的意向改成 {after}", en="{by} set the intent of “{subject}” to {after}",
    icon="chart-bar",
)  # fmt: skip
CUSTOMER_EDITED = Verb(
    "customer.edited", zh="{by} 改了「{subject}」的资料", en="{by} edited “{subject}”", icon="pencil"
)
CUSTOMER_HANDED_OVER = Verb(
    "customer.handed_over", zh="{by} 把「{subject}」移交给 {to}：{reason}", en="{by} handed “{subject}” over to {to}: {reason}",
    icon="arrows-exchange", tone="guard",
)  # fmt: skip
CUSTOMER_CLAIMED = Verb(
    "customer.claimed", zh="{by} 从公海领了「{subject}」", en="{by} claimed “{subject}” from the pool", icon="hand-grab",
    tone="guard",
)  # fmt: skip
CUSTOMER_ASSIGNED = Verb(
    "customer.assigned", zh="「{subject}」分给了 {to}", en="“{subject}” was assigned to {to}", icon="user-share",
    tone="guard",
)  # fmt: skip
CUSTOMER_RULED = Verb(
    "customer.ruled", zh="{by} 把「{subject}」判给 {to}：{reason}", en="{by} ruled that “{subject}” is {to}'s: {reason}",
    icon="gavel", tone="guard",
)  # fmt: skip
CUSTOMER_RELEASED = Verb(
    "customer.released", zh="「{subject}」回到公海：{reason}", en="“{subject}” went back to the pool: {reason}",
    icon="arrow-back-up", tone="due",
)  # fmt: skip
GAINED = (CUSTOMER_HANDED_OVER, CUSTOMER_CLAIMED, CUSTOMER_ASSIGNED, CUSTOMER_RULED)
"""It has a new owner, `to`, and had `former_owner` or none."""
CUSTOMER_REFUSED = Verb(
    "customer.refused", zh="{by} 碰到「{subject}」，按 {cite} 没有让", en="{by} was kept off “{subject}” by {cite}",
    icon="shield", tone="guard",
)  # fmt: skip
CUSTOMER_MERGED = Verb(
    "customer.merged", zh="{by} 把重复的「{duplicate}」并进了「{kept}」", en="{by} merged the duplicate “{duplicate}” into “{kept}”",
    icon="arrow-merge",
)  # fmt: skip
CUSTOMER_UNMERGED = Verb(
    "customer.unmerged", zh="{by} 撤销合并，「{duplicate}」又分开了", en="{by} parted “{duplicate}” from it again", icon="arrows-split",
)  # fmt: skip
CUSTOMER_JOINED = Verb(
    "customer.joined", zh="{by} 请 {colleague} 一起跟「{subject}」", en="{by} asked {colleague} in on “{subject}”",
    icon="users-plus", tone="guard",
)  # fmt: skip
CUSTOMER_PARTED = Verb(
    "customer.parted", zh="{colleague} 不再一起跟「{subject}」", en="{colleague} no longer works on “{subject}”",
    icon="user-minus",
)  # fmt: skip
ALIAS_ADDED = Verb(
    "customer.alias_added", zh="{by} 给「{subject}」记了别名：{alias}", en="{by} noted another name of “{subject}”: {alias}",
    icon="tag",
)  # fmt: skip
ALIAS_REMOVED = Verb(
    "customer.alias_removed", zh="{by} 去掉了「{subject}」的别名：{alias}", en="{by} removed a name of “{subject}”: {alias}",
    icon="tag-off",
)  # fmt: skip
CONTACT_ADDED = Verb("contact.added", zh="{by} 添了联系人 {name}", en="{by} added the contact {name}", icon="user-plus")
CONTACT_EDITED = Verb("contact.edited", zh="{by} 改了联系人 {name}", en="{by} edited the contact {name}", icon="pencil")
CONTACT_REMOVED = Verb(
    "contact.removed", zh="{by} 移除了一位联系人", en="{by} removed a contact", icon="user-minus", tone="late"
)
NOTE_WRITTEN = Verb("note.written", zh="{by} 写了一条备注", en="{by} wrote a note", icon="note")
NOTE_MENTIONED = Verb(
    "note.mentioned",
    zh="{by} 在备注里提到了 {owner}：{subject}",
    en="{by} mentioned {owner} in a note: {subject}",
    icon="at",
)
