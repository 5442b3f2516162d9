"""What can happen in a collision. Its facts stand within nothing: the one side has no sight of the customer."""

from xiaodui.journal.verb import Verb

COLLISION_OPENED = Verb(
    "collision.opened", zh="{owner} 和 {challenger} 撞单：{subject}", en="{owner} and {challenger} collided: {subject}",
    icon="arrows-cross", tone="due",
)  # fmt: skip
COLLISION_AGAIN = Verb(
    "collision.again", zh="{challenger} 又碰了一次：{subject}", en="{challenger} tried again: {subject}", icon="repeat"
)
COLLISION_PLED = Verb(
    "collision.pled", zh="{by} 说了自己这一边：{subject}", en="{by} gave their side: {subject}", icon="message-2"
)
COLLISION_OFFERED = Verb(
    "collision.offered",
    zh="{by} 提了怎么了结：{subject}",
    en="{by} offered to settle: {subject}",
    icon="heart-handshake",
)
COLLISION_SETTLED = Verb(
    "collision.settled", zh="{owner} 和 {challenger} 自己商量好了：{subject}", en="{owner} and {challenger} settled it: {subject}",
    icon="heart-handshake", tone="kept",
)  # fmt: skip
COLLISION_HANDED_UP = Verb(
    "collision.handed_up", zh="{by} 回避了，请上一级判{subject}：{reason}", en="{by} stood aside and handed {subject} up: {reason}",
    icon="arrow-up", tone="guard",
)  # fmt: skip
COLLISION_RULED = Verb(
    "collision.ruled",
    zh="{by} 判了{subject}：{reason}",
    en="{by} ruled on {subject}: {reason}",
    icon="gavel",
    tone="kept",
)
COLLISION_LAPSED = Verb(
    "collision.lapsed", zh="{subject}不用判了：客户归了别处", en="{subject} needs no ruling: the customer went elsewhere",
    icon="circle-dashed",
)  # fmt: skip
