"""What happens when people claim: attempts that were refused, timed releases, asks, draws."""

from xiaodui.journal.verb import Verb

CLAIM_REFUSED = Verb(
    "claim.refused", zh="{by} 想领「{subject}」，按 {cite} 没有领成", en="{by} tried to claim “{subject}”; {cite} says no",
    icon="hand-stop", tone="due",
)  # fmt: skip
RELEASE_ANNOUNCED = Verb(
    "release.announced", zh="{by} 定了开抢：{subject}", en="{by} announced a timed release: {subject}",
    icon="calendar-time", tone="guard",
)  # fmt: skip
RELEASE_WITHDRAWN = Verb(
    "release.withdrawn",
    zh="{by} 撤了开抢：{subject}",
    en="{by} called the timed release off: {subject}",
    icon="x",
    tone="late",
)
RELEASE_SETTLED = Verb(
    "release.settled", zh="开奖了：{subject}", en="The draw is done: {subject}", icon="ticket", tone="kept"
)
LOT_ASKED = Verb("lot.asked", zh="{by} 报名抢「{subject}」", en="{by} asked for “{subject}”", icon="hand-grab")
LOT_SETTLED = Verb("lot.settled", zh="「{subject}」开奖", en="“{subject}” was drawn", icon="ticket", tone="guard")
CLAIM_CONTACTED = Verb(
    "claim.contacted", zh="{by} 领了「{subject}」以后第一次有效跟进", en="{by}'s first genuine contact with “{subject}” since the claim",
    icon="phone-check", tone="kept",
)  # fmt: skip
CLAIM_WON = Verb(
    "claim.won", zh="{by} 领的「{subject}」成交了", en="“{subject}”, claimed by {by}, bought", icon="trophy", tone="win"
)
CLAIM_COMPLAINED = Verb(
    "claim.complained", zh="{owner} 领的「{subject}」有一件投诉成立", en="A complaint was upheld about “{subject}”, claimed by {owner}",
    icon="message-report", tone="late",
)  # fmt: skip
