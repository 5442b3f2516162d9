"""What can have happened to the rulebook."""

from xiaodui.journal import Verb

CLAUSE_DRAFTED = Verb(
    "clause.drafted", zh="{by} 提议改「{subject}」", en="{by} proposed a change of “{subject}”", icon="message-plus"
)
CLAUSE_REDRAFTED = Verb(
    "clause.redrafted", zh="{by} 改了「{subject}」的草案", en="{by} changed the draft of “{subject}”", icon="edit"
)
CLAUSE_COMMENTED = Verb(
    "clause.commented",
    zh="{by} 说了对「{subject}」草案的看法",
    en="{by} commented on a draft of “{subject}”",
    icon="message-2",
)
CLAUSE_ADOPTED = Verb(
    "clause.adopted", zh="{by} 定了「{subject}」第 {number} 版，{effective_at} 起",
    en="{by} adopted version {number} of “{subject}”, in force from {effective_at}", icon="gavel", tone="kept",
)  # fmt: skip
CLAUSE_WITHDRAWN = Verb(
    "clause.withdrawn", zh="{by} 撤回了「{subject}」的修改", en="{by} withdrew a change of “{subject}”", icon="x"
)
CLAUSE_ENDED = Verb(
    "clause.ended", zh="{by} 停了「{subject}」，{ends_at} 起不再有效", en="{by} ended “{subject}” as of {ends_at}",
    icon="player-stop", tone="due",
)  # fmt: skip
CLAUSE_SIGNED = Verb(
    "clause.signed", zh="{by} 签了「{subject}」第 {number} 版", en="{by} signed version {number} of “{subject}”",
    icon="writing-sign", tone="kept", seal="阅",
)  # fmt: skip
CLAUSE_NUDGED = Verb(
    "clause.nudged", zh="{by} 请大家签「{subject}」", en="{by} asked for signatures on “{subject}”", icon="bell"
)
