"""What happens with thanks; the words stand in the room."""

from xiaodui.journal.verb import Verb

THANKED = Verb(
    "thanks.given", zh="{by} 谢了 {owner}：{value}", en="{by} thanked {owner}: {value}", icon="mood-heart", tone="kept"
)
