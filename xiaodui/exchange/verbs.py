"""What can happen when data comes in or goes out."""

from xiaodui.journal.verb import Verb

IMPORT_RUN = Verb(
    "import.run",
    zh="{by} 导入了一份{what}：读 {read} 行，新增 {added}，更新 {updated}，没变 {same}，退回 {rejected}",
    en="{by} imported {list}: {read} rows read, {added} added, {updated} updated, {same} the same, {rejected} rejected",
    icon="file-import", tone="kept",
)  # fmt: skip
EXPORT_MADE = Verb(
    "export.made", zh="{by} 导出了 {rows} 行{what}（{format}）", en="{by} exported {rows} rows of {list} ({format})",
    icon="file-export", tone="due",
)  # fmt: skip
