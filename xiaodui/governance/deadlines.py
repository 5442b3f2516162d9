"""What the rulebook asks for in time: signatures, and a look back at each rule."""

from xiaodui.deadlines import DUE, HALF, LEADER, DeadlineKind

ACK = DeadlineKind(
    "ack", zh="签「我已知晓」", en="Sign the rule", steps=(HALF, DUE, LEADER), icon="writing-sign", personal=True
)
REVIEW = DeadlineKind("review", zh="回看规矩", en="Review the rule", steps=(DUE,), icon="calendar-check")
