"""What can happen to a file in a room. That it was sent stands in the fact of its message."""

from xiaodui.journal.verb import Verb

FILE_BROUGHT = Verb(
    "attachment.brought", zh="{by} 上传了「{name}」", en="{by} uploaded “{name}”", icon="paperclip"
)  # fmt: skip
