"""What can happen when data comes in or goes out."""

from xiaodui.journal.verb import Verb

IMPORT_RUN = Verb(
    "import.run",
    zh="{by} 导入了一份{what}：读 {read} 行，新增 {added}，更新 {updated}，没变 {same}，退回 {rejected}",
    en="{by} imported {list}: {read} rows read, {added} added, {updated} updated, {same} the same, {rejected} rejected",
    icon="file-import", tone="kept",
)  # fmt: skip
EXPORT_ASKED = Verb(
    "export.asked",
    zh="{by} 说明了导出用途：{reason}",
    en="{by} said what an export is for: {reason}",
    icon="file-export",
)
EXPORT_REFUSED = Verb(
    "export.refused", zh="{by} 要导出{what}，超过了每天的限额，没有导成", en="{by} asked for more rows of {list} than a day allows",
    icon="file-export", tone="late",
)  # fmt: skip
EXPORT_MADE = Verb(
    "export.made", zh="{by} 导出了 {rows} 行{what}（{format}）", en="{by} exported {rows} rows of {list} ({format})",
    icon="file-export", tone="due",
)  # fmt: skip
