"""What can happen in a room. What was said stands in the room; a fact carries its print and its length."""

from xiaodui.journal.verb import Verb

ROOM_OPENED = Verb("room.opened", zh="{by} 建了群「{subject}」", en="{by} opened the room “{subject}”", icon="messages")
ROOM_EDITED = Verb("room.edited", zh="{by} 改了群「{subject}」", en="{by} changed the room “{subject}”", icon="pencil")
ROOM_ARCHIVED = Verb(
    "room.archived", zh="{by} 把群「{subject}」归了档", en="{by} archived the room “{subject}”", icon="archive"
)  # fmt: skip
ROOM_REOPENED = Verb(
    "room.reopened", zh="{by} 重新打开了群「{subject}」", en="{by} reopened the room “{subject}”", icon="messages"
)  # fmt: skip
SEAT_TAKEN = Verb("room.entered", zh="{who} 进了群「{subject}」", en="{who} came into “{subject}”", icon="user-plus")
SEAT_LEFT = Verb("room.left", zh="{who} 离开了群「{subject}」", en="{who} left “{subject}”", icon="user-minus")
SEAT_REMOVED = Verb(
    "room.removed", zh="{by} 把 {who} 请出了群「{subject}」", en="{by} removed {who} from “{subject}”", icon="user-minus", tone="due",
)  # fmt: skip
SEAT_ASKED = Verb(
    "room.asked", zh="{by} 申请进群「{subject}」", en="{by} asks to come into “{subject}”", icon="user-plus"
)
SEAT_TURNED_AWAY = Verb(
    "seat.turned_away", zh="{by} 这次没让 {who} 进群「{subject}」", en="{by} didn't let {who} into “{subject}” this time",
    icon="user-minus", tone="due",
)  # fmt: skip
SEAT_RANKED = Verb(
    "room.ranked", zh="{by} 改了 {who} 在群「{subject}」的身份", en="{by} changed the part of {who} in “{subject}”", icon="key"
)  # fmt: skip
ROOM_INHERITED = Verb(
    "room.inherited",
    zh="群主离开了公司，{who} 接着管群「{subject}」",
    en="The owner left the company: {who} owns “{subject}” now",
    icon="key",
)
MESSAGE_SAID = Verb("message.said", zh="{by} 在「{within}」发了言", en="{by} spoke in “{within}”", icon="message")
MESSAGE_EDITED = Verb(
    "message.edited", zh="{by} 改了在「{within}」的发言", en="{by} edited what was said in “{within}”", icon="pencil"
)  # fmt: skip
MESSAGE_RECALLED = Verb(
    "message.recalled", zh="{by} 撤回了在「{within}」的发言", en="{by} recalled what was said in “{within}”", icon="arrow-back-up"
)  # fmt: skip
MESSAGE_SIGNED = Verb(
    "message.signed", zh="{by} 在「{within}」回应了", en="{by} reacted in “{within}”", icon="mood-smile"
)
MESSAGE_PINNED = Verb(
    "message.pinned", zh="{by} 在「{within}」置顶了一条", en="{by} pinned a message in “{within}”", icon="pin"
)
MESSAGE_BROUGHT = Verb(
    "message.brought", zh="{by} 以前说的一条，搬进了「{within}」", en="Something that {by} said before was brought into “{within}”",
    icon="message",
)  # fmt: skip
"""History: at its own time, told to nobody. Who reacts to what is said hears MESSAGE_SAID."""
CHANGES = (MESSAGE_SAID, MESSAGE_EDITED, MESSAGE_RECALLED, MESSAGE_SIGNED, MESSAGE_PINNED)
"""Each is a change of what its room shows."""
