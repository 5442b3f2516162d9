"""The leader owes an answer to who registered a company."""

from xiaodui.deadlines import DUE, HALF, LEADER, DeadlineKind

ANSWER = DeadlineKind("registration", zh="答复报备", en="Answer registrations", steps=(HALF, DUE, LEADER), icon="flag")
ANSWER_MINUTES = 480
"""Working minutes, a day: who found a company can't keep it waiting for longer."""
