"""What can happen to a grouping plan."""

from xiaodui.journal.verb import Verb

PLAN_DRAFTED = Verb(
    "grouping_plan.drafted", zh="{by} 起草了分组方案「{subject}」", en="{by} drafted the grouping plan “{subject}”",
    icon="users-group",
)  # fmt: skip
PLAN_EDITED = Verb(
    "grouping_plan.edited",
    zh="{by} 改了分组方案「{subject}」",
    en="{by} changed the grouping plan “{subject}”",
    icon="pencil",
)
PLAN_IN_FORCE = Verb(
    "grouping_plan.in_force", zh="{by} 让分组方案「{subject}」生效，调了 {moved} 人", icon="users-group", tone="win",
    en="{by} put the grouping plan “{subject}” in force; people moved: {moved}",
)  # fmt: skip
PLAN_SUPERSEDED = Verb(
    "grouping_plan.superseded", zh="分组方案「{subject}」由「{following}」接替",
    en="The grouping plan “{subject}” gave way to “{following}”", icon="replace",
)  # fmt: skip
PLAN_DROPPED = Verb(
    "grouping_plan.dropped",
    zh="{by} 丢掉了分组方案草稿「{subject}」",
    en="{by} dropped the draft of “{subject}”",
    icon="trash",
)
