"""What happens with the rules of a room. Words stand in the room or with their row; a fact says which clause."""

from xiaodui.journal.verb import Verb

WAIT_OPENED = Verb(
    "wait.opened", zh="{by} 在等 {owner} 回话", en="{by} waits for an answer of {owner}", icon="message-reply"
)
WAIT_ENDED = Verb(
    "wait.ended",
    zh="不用等 {owner} 回话了：{subject}",
    en="No answer of {owner} is waited for any more: {subject}",
    icon="checks",
)
PACE_SET = Verb(
    "room.pace_set", zh="{by} 定了群「{subject}」的节奏", en="{by} set the pace of “{subject}”", icon="gauge"
)
PACE_THIN = Verb(
    "room.thin", zh="群「{subject}」上周只有 {count} 条，说好至少 {least} 条",
    en="“{subject}” had {count} messages last week, at least {least} were wanted",
    icon="gauge", tone="due",
)  # fmt: skip
HUSHED = Verb(
    "hush.given",
    zh="{by} 请 {owner} 先别在群里说话，到 {until}",
    en="{by} asked {owner} to be silent until {until}",
    icon="volume-off",
    tone="due",
)
HUSH_ENDED = Verb("hush.ended", zh="{owner} 可以说话了", en="{owner} may speak again", icon="volume-off", tone="kept")
HELD = Verb(
    "held.kept",
    zh="{owner} 的一条先由管群的人看过",
    en="Something of {owner}'s waits for a look",
    icon="hourglass",
    tone="due",
)
HELD_PASSED = Verb(
    "held.passed",
    zh="{by} 放行了 {owner} 的一条",
    en="{by} let something of {owner}'s through",
    icon="checks",
    tone="kept",
)
HELD_RETURNED = Verb(
    "held.returned", zh="{by} 把一条退给 {owner}", en="{by} gave something back to {owner}", icon="arrow-back-up"
)
FLAGGED = Verb(
    "message.flagged", zh="有同事说一条发言不合适", en="A colleague finds a message unfit", icon="flag", tone="due"
)
FLAG_DISMISSED = Verb(
    "message.unflagged", zh="{by} 看过，那一条没有不合适", en="{by} had a look: nothing wrong with it", icon="flag"
)
FLAG_WITHDRAWN = Verb(
    "message.flag_withdrawn", zh="有同事撤回了自己报的一条", en="A colleague took a report back", icon="flag"
)
TAKEN_DOWN = Verb(
    "message.taken_down",
    zh="{by} 撤下了 {owner} 的一条",
    en="{by} took down a message of {owner}'s",
    icon="arrow-back-up",
    tone="due",
)
CLEARED = Verb(
    "message.cleared",
    zh="{owner} 的一条撤错了，不再算",
    en="A message of {owner}'s was taken down wrongly; it counts no more",
    icon="checks",
    tone="kept",
)
OBJECTED = Verb("objection.made", zh="{by} 提了异议", en="{by} objected", icon="hand-stop")
OBJECTION_ANSWERED = Verb(
    "objection.answered", zh="{by} 答复了异议：{answer}", en="{by} answered the objection: {answer}", icon="gavel"
)
