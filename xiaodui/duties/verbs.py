"""What can have happened to topics, charters, role cards and phase roles."""

from xiaodui.journal import Verb

TOPIC_CREATED = Verb(
    "topic.created",
    zh="{by} 把「{subject}」写进了职责矩阵",
    en="{by} put “{subject}” into the duty matrix",
    icon="sitemap",
)
TOPIC_EDITED = Verb(
    "topic.edited", zh="{by} 改了「{subject}」归谁管", en="{by} changed who answers for “{subject}”", icon="edit"
)
TOPIC_HANDED = Verb(
    "topic.handed",
    zh="「{subject}」里 {former} 的位置交给了 {to}",
    en="In “{subject}” the places of {former} went to {to}",
    icon="arrow-forward-up",
)
TOPIC_ENDED = Verb(
    "topic.ended",
    zh="{by} 把「{subject}」移出了职责矩阵",
    en="{by} took “{subject}” out of the duty matrix",
    icon="archive",
)

PHASE_TAKEN = Verb(
    "phase.taken", zh="{by} 请 {person} 负责「{subject}」", en="{by} asked {person} to do the {subject}", icon="route"
)
PHASE_ENDED = Verb(
    "phase.ended",
    zh="{person} 不再负责「{subject}」，{by} 定的",
    en="{by} ended {person}’s part in the {subject}",
    icon="route-off",
)

CHARTER_DRAFTED = Verb("charter.drafted", zh="{by} 起草了{subject}", en="{by} drafted {subject}", icon="pencil")
CHARTER_EDITED = Verb(
    "charter.edited", zh="{by} 改了{subject}的草稿", en="{by} changed the draft of {subject}", icon="pencil"
)
CHARTER_WITHDRAWN = Verb(
    "charter.withdrawn", zh="{by} 收回了{subject}的草稿", en="{by} withdrew the draft of {subject}", icon="trash"
)
CHARTER_PUBLISHED = Verb(
    "charter.published", zh="{by} 发布了{subject}", en="{by} published {subject}", icon="flag", tone="guard"
)
CHARTER_SIGNED = Verb(
    "charter.signed", zh="{by} 签了{subject}", en="{by} signed {subject}", icon="signature", tone="kept"
)

CARD_DRAFTED = Verb("role-card.drafted", zh="{by} 起草了{subject}", en="{by} drafted {subject}", icon="pencil")
CARD_EDITED = Verb(
    "role-card.edited", zh="{by} 改了{subject}的草稿", en="{by} changed the draft of {subject}", icon="pencil"
)
CARD_WITHDRAWN = Verb(
    "role-card.withdrawn", zh="{by} 收回了{subject}的草稿", en="{by} withdrew the draft of {subject}", icon="trash"
)
CARD_PUBLISHED = Verb(
    "role-card.published", zh="{by} 发布了{subject}", en="{by} published {subject}", icon="id-badge-2", tone="guard"
)
CARD_SIGNED = Verb(
    "role-card.signed", zh="{by} 签了{subject}", en="{by} signed {subject}", icon="signature", tone="kept"
)
