"""What happens to the journal itself."""

from xiaodui.journal.verb import Verb

PERSONAL_ERASED = Verb(
    "personal.erased", zh="{by} 抹去了「{subject}」的 {count} 项个人信息",
    en="{by} erased {count} personal values of {subject}", icon="eraser", tone="due",
)  # fmt: skip
HEARER_REWOUND = Verb(
    "hearer.rewound", zh="{by} 让「{name}」从头再听一遍账簿", en="{by} sent {name} back to the journal's beginning",
    icon="player-skip-back", tone="due",
)  # fmt: skip
