"""What can happen to what is known of a customer."""

from xiaodui.journal.verb import Verb

TAG_MADE = Verb("tag.made", zh="{by} 建了标签「{name}」", en="{by} made the tag “{name}”", icon="tag")
TAG_RETIRED = Verb("tag.retired", zh="{by} 停用了标签「{name}」", en="{by} retired the tag “{name}”", icon="tag-off")
CUSTOMER_TAGGED = Verb("customer.tagged", zh="{by} 贴了标签：{what}", en="{by} tagged it: {what}", icon="tag")
CUSTOMER_UNTAGGED = Verb("customer.untagged", zh="{by} 拿掉了标签：{what}", en="{by} took off: {what}", icon="tag-off")
FIELD_MADE = Verb("field.made", zh="{by} 加了字段「{name}」", en="{by} added the field “{name}”", icon="forms")
FIELD_EDITED = Verb("field.edited", zh="{by} 改了字段「{name}」", en="{by} edited the field “{name}”", icon="forms")
FIELD_RETIRED = Verb("field.retired", zh="{by} 停用了字段「{name}」，填过的都留着",
                     en="{by} retired the field “{name}”; what was filled in stays", icon="forms")  # fmt: skip
FIELD_BACK = Verb("field.back", zh="{by} 恢复了字段「{name}」", en="{by} brought the field “{name}” back", icon="forms")
CUSTOMER_FILLED = Verb("customer.filled", zh="{by} 填了{what}", en="{by} filled in {said}", icon="forms")
CUSTOMER_PREFERS = Verb(
    "customer.prefers", zh="{by} 记了客户的习惯和需求", en="{by} noted what suits the customer", icon="heart"
)
WAY_ADDED = Verb("way.added", zh="{by} 加了{what}", en="{by} added {said}", icon="address-book")
WAY_EDITED = Verb("way.edited", zh="{by} 改了{what}", en="{by} edited {said}", icon="address-book")
WAY_REMOVED = Verb("way.removed", zh="{by} 去掉了{what}", en="{by} removed {said}", icon="address-book")
CUSTOMERS_RELATED = Verb("relation.noted", zh="{by} 记下它和「{other}」的关系", en="{by} noted how it stands to “{other}”",
                         icon="affiliate")  # fmt: skip
CUSTOMERS_PARTED = Verb("relation.removed", zh="{by} 去掉了它和「{other}」的关系", en="{by} took away how it stands to “{other}”",
                        icon="affiliate")  # fmt: skip
FILE_ADDED = Verb("file.added", zh="{by} 放了文件「{name}」", en="{by} added the file “{name}”", icon="paperclip")
FILE_REMOVED = Verb(
    "file.removed", zh="{by} 删了文件「{name}」", en="{by} removed the file “{name}”", icon="paperclip", tone="late"
)
FILE_TAKEN = Verb("file.taken", zh="{by} 下载了文件「{name}」", en="{by} downloaded the file “{name}”", icon="download")
SEGMENT_KEPT = Verb(
    "segment.kept", zh="{by} 存了分群「{subject}」", en="{by} kept the segment “{subject}”", icon="users-group"
)
SEGMENT_RETIRED = Verb(
    "segment.retired", zh="{by} 停用了分群「{subject}」", en="{by} retired the segment “{subject}”", icon="users-group"
)
