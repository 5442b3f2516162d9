"""What happens to decisions, questions and disputes."""

from xiaodui.journal.verb import Verb

DECISION_TAKEN = Verb(
    "decision.taken", zh="{by} 记下了决定「{subject}」", en="{by} wrote down the decision “{subject}”", icon="gavel", tone="kept"
)  # fmt: skip
DECISION_SUPERSEDED = Verb(
    "decision.superseded", zh="「{subject}」被新的决定取代", en="“{subject}” was superseded", icon="rotate"
)  # fmt: skip
QUESTION_MARKED = Verb(
    "message.asked", zh="「{within}」里有一个问题待答", en="A question is open in “{within}”", icon="help"
)
QUESTION_ENDED = Verb(
    "message.answered", zh="「{within}」里的一个问题有了着落", en="A question in “{within}” was settled", icon="circle-check"
)  # fmt: skip
DISPUTE_OPENED = Verb("dispute.opened", zh="{by} 记下了一件分歧", en="{by} wrote down a dispute", icon="scale")
