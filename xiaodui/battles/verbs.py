"""What happens to a battle report."""

from xiaodui.journal.verb import Verb

BATTLE_TOLD = Verb(
    "battlereport.told", zh="「{within}」的战报发出来了", en="A battle report of {within} was told", icon="speakerphone", tone="win"
)  # fmt: skip
BATTLE_REDRAWN = Verb(
    "battlereport.redrawn", zh="战报上添了新的，或者更正了", en="A battle report grew, or was corrected", icon="pencil"
)
