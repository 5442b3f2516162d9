"""What the rulebook tells people of."""

from xiaodui.notices import NoticeKind

RULE_CHANGED = NoticeKind(
    "rule.changed", zh="规矩有了新版本", en="A rule has a new version", icon="gavel", urgent=True, order=20
)
RULE_NUDGED = NoticeKind("rule.nudged", zh="催签规矩", en="Asked again to sign a rule", icon="writing-sign", order=21)
DRAFT_COMMENTED = NoticeKind(
    "draft.commented", zh="我的提议有人说话", en="Comments on my proposal", icon="message-2", order=22
)
