"""What can happen to the installation itself."""

from xiaodui.journal.verb import Verb

BACKUP_MADE = Verb(
    "backup.made", zh="{by} 做了备份 {name}", en="{by} made the backup {name}", icon="database", tone="kept"
)
BACKUP_FAILED = Verb(
    "backup.failed", zh="夜间备份没有做成：{why}", en="The nightly backup failed: {why}", icon="database", tone="late"
)
DAY_SET = Verb("calendarday.set", zh="{by} 定了 {day}：{name}", en="{by} set {day}: {name}", icon="calendar")
HOURS_SET = Verb(
    "workinghours.set", zh="{by} 定了公司的上班时间：{usual}", en="{by} set the company's hours: {usual}", icon="clock"
)
RATE_SET = Verb(
    "rate.set",
    zh="{by} 定了 {currency} 从 {since} 起的汇率",
    en="{by} set the rate of {currency} from {since}",
    icon="coin",
)
