"""What can happen to rules of assignment, to leads that wait, and to hand-overs between phases."""

from xiaodui.journal.verb import Verb

RULE_MADE = Verb(
    "assignment_rule.made",
    zh="{by} 定了分配规则「{subject}」",
    en="{by} made the assignment rule “{subject}”",
    icon="route",
)
RULE_EDITED = Verb(
    "assignment_rule.edited", zh="{by} 改了分配规则「{subject}」，现在是第 {number} 版",
    en="{by} changed the assignment rule “{subject}”, now version {number}", icon="pencil",
)  # fmt: skip
RULE_MOVED = Verb(
    "assignment_rule.moved", zh="{by} 把分配规则「{subject}」移到第 {place} 条",
    en="{by} moved the assignment rule “{subject}” to place {place}", icon="arrows-sort",
)  # fmt: skip
RULE_ENDED = Verb(
    "assignment_rule.ended", zh="{by} 停了分配规则「{subject}」", en="{by} ended the assignment rule “{subject}”",
    icon="circle-off",
)  # fmt: skip
LEAD_WAITING = Verb(
    "customer.unassigned", zh="「{subject}」还没分出去，等着", en="“{subject}” found nobody and waits", icon="user-question",
    tone="due",
)  # fmt: skip
LEAD_MOVED = Verb(
    "customer.moved_on", zh="「{subject}」保护到 {last}，没有动，按 {cite} 改派给了 {to}",
    en="“{subject}” was protected until {last}, but nothing was done; by {cite} it went to {to}", icon="user-share", tone="late",
)  # fmt: skip
LEAD_KEPT = Verb(
    "customer.kept_on", zh="「{subject}」没有动，但保护到 {last}，按 {cite} 不改派",
    en="Nothing was done with “{subject}”, but it is protected until {last}; by {cite} it stays", icon="shield", tone="due",
)  # fmt: skip
PASSED_ON = Verb(
    "passing.asked", zh="{by} 把「{within}」交给 {to}，等他确认", en="{by} passed “{within}” on to {to}, who has to confirm",
    icon="arrow-right-circle", tone="guard",
)  # fmt: skip
PASSING_CONFIRMED = Verb(
    "passing.confirmed", zh="{by} 接到了「{within}」", en="{by} confirmed “{within}”", icon="circle-check", tone="kept"
)
PASSING_DECLINED = Verb(
    "passing.declined", zh="{by} 接不了「{within}」：{reason}", en="{by} can't take “{within}”: {reason}",
    icon="arrow-back-up", tone="due",
)  # fmt: skip
PASSING_WITHDRAWN = Verb(
    "passing.withdrawn",
    zh="{by} 收回了交接「{within}」",
    en="{by} withdrew the hand-over of “{within}”",
    icon="arrow-back-up",
)
DEAL_OFFERED = Verb(
    "passing.offered", zh="「{within}」到了「{stage}」，按规则交给 {to}，等他确认", icon="arrow-right-circle", tone="guard",
    en="“{within}” came to “{stage}” and was passed on to {to} by rule, who has to confirm",
)  # fmt: skip
OFFER_STUCK = Verb(
    "deal.not_taken", zh="「{subject}」到了「{stage}」，该接的人都接不了，还是 {owner} 负责", icon="user-question", tone="due",
    en="“{subject}” came to “{stage}”, nobody who should could take it; {owner} stays responsible",
)  # fmt: skip
ROUTE_MADE = Verb(
    "stage_route.made",
    zh="{by} 定了商机怎么交接：{subject}",
    en="{by} set how deals are passed on: {subject}",
    icon="route",
)
ROUTE_ON = Verb(
    "stage_route.on",
    zh="{by} 打开了按阶段交接：{subject}",
    en="{by} switched passing on by stage on: {subject}",
    icon="route",
)
ROUTE_OFF = Verb(
    "stage_route.off",
    zh="{by} 关掉了按阶段交接：{subject}",
    en="{by} switched passing on by stage off: {subject}",
    icon="circle-off",
)
ROUTE_ENDED = Verb(
    "stage_route.ended",
    zh="{by} 去掉了按阶段交接：{subject}",
    en="{by} removed passing on by stage: {subject}",
    icon="circle-off",
)
