"""What happens with thanks; the words stand in the room."""

from xiaodui.journal.verb import Verb

THANKED = Verb(
    "thanks.given", zh="{by} 谢了 {owner}：{value}", en="{by} thanked {owner}: {value}", icon="mood-heart", tone="kept"
)
THANKS_TAKEN_BACK = Verb(
    "thanks.taken_back", zh="谢 {owner} 的一句撤回了：{value}", en="Thanks to {owner} were taken back: {value}", icon="mood-heart"
)  # fmt: skip
"""The message that said it is gone; `giver`, teams and `made_at` are those of THANKED."""
