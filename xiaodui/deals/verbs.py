"""What can happen to a deal."""

from xiaodui.journal.verb import Verb

DEAL_OPENED = Verb(
    "deal.opened", zh="{by} 开了商机「{subject}」", en="{by} opened the deal “{subject}”", icon="layout-kanban"
)
DEAL_EDITED = Verb("deal.edited", zh="{by} 改了「{subject}」", en="{by} edited “{subject}”", icon="pencil")
DEAL_MOVED = Verb(
    "deal.moved",
    zh="{by} 把「{subject}」推进到「{to}」",
    en="{by} moved “{subject}” to “{to}”",
    icon="arrow-right",
    tone="guard",
)
DEAL_WON = Verb(
    "deal.won",
    zh="{by} 赢下了「{subject}」，{amount}",
    en="{by} won “{subject}”, {amount}",
    icon="trophy",
    tone="win",
    seal="赢",
)
DEAL_LOST = Verb(
    "deal.lost", zh="{by} 丢了「{subject}」：{why}", en="{by} lost “{subject}”: {why}", icon="x", tone="late"
)
DEAL_REOPENED = Verb(
    "deal.reopened",
    zh="{by} 把「{subject}」重新打开：{reason}",
    en="{by} reopened “{subject}”: {reason}",
    icon="rotate",
    tone="due",
)
DEAL_HANDED_OVER = Verb(
    "deal.handed_over", zh="{by} 把「{subject}」移交给 {to}：{reason}", en="{by} handed “{subject}” over to {to}: {reason}",
    icon="arrows-exchange", tone="guard",
)  # fmt: skip
STAGE_SET = Verb(
    "stage.set", zh="{by} 定了销售阶段「{subject}」", en="{by} set the stage “{subject}”", icon="layout-columns"
)
STAGE_RETIRED = Verb(
    "stage.retired", zh="{by} 停用了阶段「{subject}」", en="{by} retired the stage “{subject}”", icon="layout-columns"
)
