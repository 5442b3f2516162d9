"""Which words of a message hurt or advertise, and how surely: `judge(text)`. Also `is_question`, `is_thanks`. Pure, local, no Django."""

from .asking import is_question, is_thanks
from .judging import judge, warm
from .verdict import ABUSE, ADVERT, HELD, TOLD, Find, Verdict

__all__ = ["ABUSE", "ADVERT", "HELD", "TOLD", "Find", "Verdict", "is_question", "is_thanks", "judge", "warm"]
