from xiaodui.complaints.acts.answering import answer, hand_over, reply
from xiaodui.complaints.acts.filing import file

__all__ = ["answer", "file", "hand_over", "reply"]
